package dev.citenote.note;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What tells one state of a file from the next without reading it: whoever remembers something of
/// a file asks it whether that still holds. Immutable.
///
/// @param size in bytes
/// @param modified when it was last written, as the file system has it; any program may set it
/// @param changed when anything of it was last changed, which no program may set, where the file
///     system says
/// @param key which file it is, where the file system says; a replaced file has another
/// @param readable whether this process may read it
public record FileStamp(
    long size,
    Instant modified,
    Optional<Instant> changed,
    Optional<Object> key,
    boolean readable) {

  /// A file may be written twice within this time and bear the same time of writing: clocks of file
  /// systems tick as slowly as every two seconds.
  private static final Duration CLOCK_TICK = Duration.ofSeconds(2);

  /// The state of a file now; empty where it is gone.
  public static Optional<FileStamp> of(Path file) {
    try {
      return Optional.of(at(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The state of a file now.
  ///
  /// @throws IOException where it is gone
  static FileStamp at(Path file) throws IOException {
    BasicFileAttributes now =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new FileStamp(
        now.size(),
        now.lastModifiedTime().toInstant(),
        changed(file),
        Optional.ofNullable(now.fileKey()),
        Files.isReadable(file));
  }

  private static Optional<Instant> changed(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
            && Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
                instanceof FileTime it
        ? Optional.of(it.toInstant())
        : Optional.empty();
  }

  /// Whether a file that bears this stamp still holds what was read of it.
  ///
  /// @param read when the reading began
  public boolean stands(Instant read) {
    Instant sure = read.minus(CLOCK_TICK);
    return modified.isBefore(sure) && changed.filter(it -> !it.isBefore(sure)).isEmpty();
  }
}
