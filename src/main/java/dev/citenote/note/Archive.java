package dev.citenote.note;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The parts of a zip archive that hold words, unpacked within limits: pictures, sounds, fonts and
/// whatever else is packed with them are counted and dropped. Immutable.
final class Archive {
  private static final int MAX_ENTRIES = 10_000;
  private static final long MAX_UNPACKED = 200L << 20;

  /// What a parser is given becomes a tree of many times its size in memory.
  private static final long MAX_KEPT = 16L << 20;

  /// Most bytes that a packed byte may become, from this size on; text seldom gets past 50.
  private static final int MAX_RATIO = 200;

  private static final long ALWAYS_ALLOWED = 4L << 20;

  private static final Set<String> KEPT =
      Set.of("xml", "rels", "opf", "xhtml", "html", "htm", "mimetype");

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final byte[] buffer = new byte[1 << 14];
  private long unpackable;
  private long keepable = MAX_KEPT;

  private Archive(long packed) {
    this.unpackable = Math.min(MAX_UNPACKED, Math.max(ALWAYS_ALLOWED, packed * MAX_RATIO));
  }

  /// Unpacks an archive.
  ///
  /// @throws UnreadableException where it is past a limit
  /// @throws IOException where it is damaged
  static Archive open(byte[] bytes) throws IOException {
    Archive archive = new Archive(bytes.length);
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MAX_ENTRIES) {
          throw new UnreadableException("it packs more than %,d files".formatted(MAX_ENTRIES));
        }
        archive.unpack(entry.getName(), zip);
      }
    }
    return archive;
  }

  /// A part by its full name.
  Optional<byte[]> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  /// The kept parts as an archive of their own, for a library that opens archives itself.
  InputStream repacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private void unpack(String name, InputStream entry) throws IOException {
    boolean keeps = keeps(name);
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    for (int n = entry.read(buffer); n >= 0; n = entry.read(buffer)) {
      unpackable -= n;
      keepable -= keeps ? n : 0;
      if (unpackable < 0 || keepable < 0 || Thread.currentThread().isInterrupted()) {
        throw new UnreadableException("it unpacks to more than is read");
      }
      if (keeps) {
        part.write(buffer, 0, n);
      }
    }
    if (keeps) {
      parts.put(name, part.toByteArray());
    }
  }

  private static boolean keeps(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return KEPT.contains(ending) && !name.contains("/embeddings/") && !name.contains("/media/");
  }
}
