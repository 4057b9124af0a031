package dev.citenote.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What tells one state of a file from the next without reading it. Immutable.
///
/// @param size in bytes
/// @param modified when it was last written, as the file system has it
/// @param key which file it is, where the file system says; a replaced file has another
/// @param readable whether this process may read it
record FileStamp(long size, Instant modified, Optional<Object> key, boolean readable) {

  /// A file may be written twice within this time and bear the same time of writing: clocks of file
  /// systems tick as slowly as every two seconds.
  private static final Duration CLOCK_TICK = Duration.ofSeconds(2);

  /// The state of a file now; empty where it is gone.
  static Optional<FileStamp> of(Path file) {
    try {
      BasicFileAttributes now =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(
          new FileStamp(
              now.size(),
              now.lastModifiedTime().toInstant(),
              Optional.ofNullable(now.fileKey()),
              Files.isReadable(file)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Whether a file that bears this stamp still holds what was read of it at a time.
  boolean stands(Instant read) {
    return modified.isBefore(read.minus(CLOCK_TICK));
  }
}
