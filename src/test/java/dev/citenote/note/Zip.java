package dev.citenote.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes small archives for tests.
final class Zip {
  static final String WORD_TYPES =
      """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
      </Types>""";

  static final String WORD_RELATIONS =
      """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
      </Relationships>""";

  private Zip() {}

  /// A Word document with this source.
  static void word(Path file, String document) throws IOException {
    write(
        file,
        "[Content_Types].xml",
        WORD_TYPES,
        "_rels/.rels",
        WORD_RELATIONS,
        "word/document.xml",
        document);
  }

  /// @param parts names and contents in turn
  static void write(Path file, String... parts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < parts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(parts[i]));
        zip.write(parts[i + 1].getBytes(UTF_8));
        zip.closeEntry();
      }
    }
  }

  /// An archive of one part that unpacks to so many spaces.
  static void bomb(Path file, String name, int megabytes) throws IOException {
    byte[] spaces = " ".repeat(1 << 20).getBytes(UTF_8);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
      for (int i = 0; i < megabytes; i++) {
        zip.write(spaces);
      }
      zip.closeEntry();
    }
  }
}
