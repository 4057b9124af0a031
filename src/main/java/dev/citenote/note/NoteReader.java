package dev.citenote.note;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Reads one file into a [Note]: text as it stands, of a document the words. The parsers of
/// documents are only loaded where there is one. Stateless.
final class NoteReader {
  private static final int BLOCK = 64 * 1024;

  private NoteReader() {}

  static Reading read(Path file, String path) {
    Optional<Format> format = Format.of(path);
    if (format.isEmpty()) {
      return new Skipped(path, Format.notRead());
    }
    // A FIFO would block for ever, and the file may have changed since it was listed.
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Skipped(path, "it is no longer a regular file");
    }
    try {
      return note(path, format.get(), bytes(file, format.get()));
    } catch (IOException e) {
      return new Skipped(path, reason(e));
    }
  }

  /// Reads what a file of that name would hold.
  static Reading read(byte[] bytes, String path) {
    Optional<Format> format = Format.of(path);
    if (format.isEmpty()) {
      return new Skipped(path, Format.notRead());
    }
    try {
      return note(path, format.get(), bytes);
    } catch (UnreadableException e) {
      return new Skipped(path, e.reason());
    }
  }

  /// Why a file cannot be read, as the reason of a [Skipped].
  static String reason(IOException failure) {
    return switch (failure) {
      case UnreadableException e -> e.reason();
      case NoSuchFileException e -> "it is gone";
      case AccessDeniedException e -> "it may not be read: check its permissions";
      default -> "it cannot be read (" + failure.getMessage() + ")";
    };
  }

  /// SHA-256 of a file that can be read; empty for any other.
  static Optional<String> contentHash(Path file, String path) {
    Optional<Format> format = Format.of(path);
    if (format.isEmpty() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    MessageDigest digest = sha256();
    byte[] block = new byte[BLOCK];
    long left = format.get().maxBytes();
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        digest.update(block, 0, read);
        left -= read;
        if (left < 0) {
          return Optional.empty();
        }
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      return Optional.empty(); // then reading it says why
    }
  }

  static byte[] bytes(Path file, Format format) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes((int) format.maxBytes() + 1);
      if (bytes.length > format.maxBytes()) {
        throw new UnreadableException(format.tooLarge());
      }
      return bytes;
    }
  }

  private static Note note(String path, Format format, byte[] bytes) throws UnreadableException {
    Words words =
        switch (format) {
          case MARKDOWN, PLAIN_TEXT, ORG, RESTRUCTURED_TEXT -> new Words(TextDecoder.decode(bytes));
          case TABLE -> CsvTree.words(TextDecoder.decode(bytes));
          case HTML -> Watchdog.run(format, () -> HtmlReader.read(bytes));
          case PDF -> Watchdog.run(format, () -> PdfReader.read(bytes));
          case WORD -> Watchdog.run(format, () -> WordReader.read(bytes));
          case SLIDES -> Watchdog.run(format, () -> SlidesReader.read(bytes));
          case NOTEBOOK -> Watchdog.run(format, () -> NotebookReader.read(bytes));
          case BOOK -> Watchdog.run(format, () -> BookReader.read(bytes));
        };
    return new Note(path, words.text(), sha256(bytes), format.markup(), words.places());
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
