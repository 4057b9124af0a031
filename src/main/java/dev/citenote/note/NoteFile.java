package dev.citenote.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/// The file of a note as it lies in its folder. Immutable.
///
/// @param path relative to the notes folder, with `/`
/// @param bytes its size
/// @param hash SHA-256 of its content, lower-case hexadecimal
public record NoteFile(String path, long bytes, Instant modified, String hash) {
  private static final int ID_LENGTH = 32;

  /// What names the note in requests: it says nothing of the path, and stays while the path does.
  public String id() {
    return id(path);
  }

  static String id(String path) {
    return NoteReader.sha256(path.getBytes(UTF_8)).substring(0, ID_LENGTH);
  }
}
