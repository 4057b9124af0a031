package dev.citenote.note;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Decodes one file into a [Note]. Stateless.
final class NoteReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private NoteReader() {}

  static Reading read(Path file, String path) {
    // A FIFO would block for ever, and the file may have changed since it was listed.
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Skipped(path, "it is no longer a regular file");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes((int) NotesFolder.MAX_BYTES + 1);
      return bytes.length > NotesFolder.MAX_BYTES
          ? new Skipped(path, "it is larger than 5 MB")
          : decode(path, bytes);
    } catch (NoSuchFileException e) {
      return new Skipped(path, "it is gone");
    } catch (AccessDeniedException e) {
      return new Skipped(path, "it may not be read: check its permissions");
    } catch (IOException e) {
      return new Skipped(path, "it cannot be read (" + e.getMessage() + ")");
    }
  }

  private static Reading decode(String path, byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new Skipped(path, "it is not UTF-8 text");
    }
    if (text.indexOf('\0') >= 0) {
      return new Skipped(path, "it holds binary data");
    }
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new Note(path, marked ? text.substring(1) : text, sha256(bytes));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
