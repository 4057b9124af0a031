package dev.citenote.note;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/// Tells why a disk did not take a file. Stateless.
final class DiskFault {
  /// Less than this beside the file is as good as full.
  private static final long ROOM = 1 << 16;

  private DiskFault() {}

  /// @param bytes size of what was to be written
  static NoteChange.Cause cause(IOException failure, Path root, long bytes) {
    if (!Files.isDirectory(root)) {
      return NoteChange.Cause.GONE;
    }
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (failure instanceof AccessDeniedException
        || failure.getCause() instanceof ReadOnlyFileSystemException
        || message.contains("read-only")) {
      return NoteChange.Cause.READ_ONLY;
    }
    return message.contains("no space") || message.contains("quota") || isFull(root, bytes)
        ? NoteChange.Cause.FULL
        : NoteChange.Cause.OTHER;
  }

  private static boolean isFull(Path root, long bytes) {
    try {
      return Files.getFileStore(root).getUsableSpace() < bytes + ROOM;
    } catch (IOException e) {
      return false; // then nobody knows
    }
  }
}
