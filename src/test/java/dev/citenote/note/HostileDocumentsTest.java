package dev.citenote.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDXFAResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents that are broken, huge, encrypted, or want something fetched: each ends in a reason or
/// in its words, and no connection is made.
class HostileDocumentsTest {
  private static final String WORD =
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
          + "<w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>";

  @TempDir Path root;
  private ServerSocket listener;

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void nobodyCalled() throws IOException {
    listener.setSoTimeout(1);
    try (ServerSocket closing = listener) {
      closing.accept().close();
    } catch (SocketTimeoutException e) {
      return; // as it should be
    }
    throw new AssertionError("a document made a connection");
  }

  @Test
  void read_wordDocumentWithoutTricks_isRead() throws IOException {
    Zip.word(root.resolve("x.docx"), WORD.formatted("What is attention?"));

    assertThat(text("x.docx")).isEqualTo("What is attention?\n");
  }

  @Test
  void read_wordDocumentWithDoctype_isSkipped() throws IOException {
    Zip.word(root.resolve("x.docx"), doctype("w:document") + WORD.formatted("a &x; b"));

    assertThat(reason("x.docx")).isEqualTo("it is damaged, or no .docx file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.docx", "x.pptx", "x.epub"})
  void read_archiveThatUnpacksToAFarLargerSize_isSkipped(String name) throws IOException {
    Zip.bomb(root.resolve(name), "word/document.xml", 300);

    assertThat(reason(name)).isEqualTo("it unpacks to more than is read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.docx", "x.epub"})
  void read_archiveOfTooManyFiles_isSkipped(String name) throws IOException {
    String[] parts =
        IntStream.range(0, 10_001)
            .boxed()
            .flatMap(i -> Stream.of("part" + i + ".xml", "<x/>"))
            .toArray(String[]::new);
    Zip.write(root.resolve(name), parts);

    assertThat(reason(name)).isEqualTo("it packs more than 10,000 files");
  }

  @Test
  void read_bookWithExternalEntities_fetchesNothing() throws IOException {
    Zip.write(
        root.resolve("x.epub"),
        "META-INF/container.xml",
        doctype("container")
            + "<container><rootfiles><rootfile full-path=\"book.opf\"/></rootfiles></container>",
        "book.opf",
        doctype("package")
            + "<package><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest>"
            + "<spine><itemref idref=\"a\"/></spine></package>",
        "a.xhtml",
        doctype("html") + "<html><body><p>What is a head? &x;</p></body></html>");

    assertThat(text("x.epub")).startsWith("What is a head?");
  }

  @Test
  void read_pageThatPointsElsewhere_fetchesNothing() throws IOException {
    Files.writeString(
        root.resolve("x.html"),
        "<link rel=stylesheet href='%1$s'><p>Words<img src='%1$s'><iframe src='%1$s'></iframe>"
            .formatted(address()));

    assertThat(text("x.html")).isEqualTo("Words\n");
  }

  @Test
  void read_pdfWithAnXfaForm_takesThePrintedWordsOnly() throws IOException {
    try (PDDocument document = pdf("What is attention?")) {
      COSStream xfa = document.getDocument().createCOSStream();
      try (var out = xfa.createOutputStream()) {
        out.write((doctype("xdp") + "<xdp>&x;</xdp>").getBytes(UTF_8));
      }
      PDAcroForm form = new PDAcroForm(document);
      form.setXFA(new PDXFAResource(xfa));
      document.getDocumentCatalog().setAcroForm(form);
      document.save(root.resolve("x.pdf").toFile());
    }

    assertThat(text("x.pdf")).isEqualTo("What is attention?\n");
  }

  @Test
  void read_pdfWithAPassword_isSkipped() throws IOException {
    try (PDDocument document = pdf("secret")) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(root.resolve("x.pdf").toFile());
    }

    assertThat(reason("x.pdf")).isEqualTo("it needs a password");
  }

  @Test
  void read_pdfOfPicturesOnly_isSkipped() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(root.resolve("x.pdf").toFile());
    }

    assertThat(reason("x.pdf")).startsWith("it has no text, only pictures");
  }

  @Test
  void read_documentWithMoreThanFiveMegabytesOfText_isSkipped() throws IOException {
    Files.writeString(root.resolve("x.html"), "<p>" + "words and words ".repeat(400_000));

    assertThat(reason("x.html")).isEqualTo("it holds more than 5 MB of text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.pdf", "x.docx", "x.pptx", "x.epub", "x.ipynb"})
  void read_somethingElseByThatName_isSkipped(String name) throws IOException {
    Files.writeString(root.resolve(name), "<html>not what the name says</html>");

    assertThat(reason(name)).startsWith("it is damaged, or no ." + name.substring(2) + " file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "docx", "pptx", "epub", "ipynb"})
  void read_halfADocument_isSkippedOrReadButNeverThrows(String ending) throws IOException {
    byte[] whole = Files.readAllBytes(Path.of("src/test/resources/formats/attention." + ending));
    for (int part = 1; part < 8; part++) {
      byte[] cut = Arrays.copyOf(whole, whole.length * part / 8);
      Files.write(root.resolve("x." + ending), cut);

      assertThat(new NotesFolder(root).read("x." + ending)).isInstanceOf(Reading.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.md", "x.txt", "x.csv", "x.org"})
  void read_archiveNamedAsText_isSkipped(String name) throws IOException {
    Zip.word(root.resolve(name), WORD.formatted("a"));

    assertThat(reason(name)).isEqualTo("it holds binary data");
  }

  @Test
  void read_olderOrEncryptedOfficeFile_isSkippedWithTheRemedy() throws IOException {
    byte[] bytes = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
    Files.write(root.resolve("x.docx"), bytes);

    assertThat(reason("x.docx")).contains("needs a password", "save it anew");
  }

  @Test
  void read_elementsNestedWithoutEnd_areReadOrSkipped() throws IOException {
    Files.writeString(root.resolve("x.html"), "<div>".repeat(200_000) + "words");
    Files.writeString(root.resolve("q.html"), "<blockquote>".repeat(20_000) + "words");
    Files.writeString(root.resolve("x.ipynb"), "[".repeat(200_000));
    NotesFolder folder = new NotesFolder(root);

    assertThat(folder.read("x.html")).isInstanceOf(Reading.class);
    assertThat(folder.read("q.html")).isInstanceOf(Reading.class);
    assertThat(reason("x.ipynb")).startsWith("it is damaged");
  }

  private String address() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/x";
  }

  private String doctype(String root) {
    return "<!DOCTYPE %s [<!ENTITY x SYSTEM \"%s\"><!ENTITY %% y SYSTEM \"%s\"> %%y;]>"
        .formatted(root, address(), address());
  }

  private static PDDocument pdf(String words) throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 12);
      content.newLineAtOffset(72, 700);
      content.showText(words);
      content.endText();
    }
    return document;
  }

  private String text(String name) {
    Reading reading = new NotesFolder(root).read(name);
    assertThat(reading).isInstanceOf(Note.class);
    return ((Note) reading).text();
  }

  private String reason(String name) {
    Reading reading = new NotesFolder(root).read(name);
    assertThat(reading).isInstanceOf(Skipped.class);
    return ((Skipped) reading).reason();
  }
}
