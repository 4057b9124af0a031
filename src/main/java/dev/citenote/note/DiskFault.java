package dev.citenote.note;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Why a disk did not take what was written. It is told by the type of a failure, else by asking
/// the disk, and at last by what the system says, which is English where the program is started
/// by its launcher.
public enum DiskFault {
  /// No space is left, or none for this user.
  FULL,
  /// The disk can only be read.
  READ_ONLY,
  /// This user may not write there.
  REFUSED;

  /// Less than this beside what is to be written is as good as full.
  private static final long ROOM = 1 << 16;

  private static final List<String> SAYS_FULL =
      List.of("no space left", "quota exceeded", "not enough space on the disk");
  private static final List<String> SAYS_READ_ONLY =
      List.of("read-only file system", "media is write protected");
  private static final List<String> SAYS_REFUSED =
      List.of("permission denied", "operation not permitted");

  /// Libraries wrap what the disk says, so all that a failure goes back to is looked at.
  ///
  /// @param place the folder that was written to, which may not be there
  /// @param bytes size of what was to be written, as far as that is known
  /// @return empty where it is nothing of the disk
  public static Optional<DiskFault> of(Throwable failure, Path place, long bytes) {
    Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(failure, all);
    return typed(all).or(() -> asked(all, place, bytes)).or(() -> said(all));
  }

  private static void collect(Throwable failure, Set<Throwable> all) {
    if (all.add(failure)) {
      Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
          .forEach(it -> collect(it, all));
    }
  }

  private static Optional<DiskFault> typed(Set<Throwable> all) {
    if (all.stream().anyMatch(ReadOnlyFileSystemException.class::isInstance)) {
      return Optional.of(READ_ONLY);
    }
    return all.stream().anyMatch(AccessDeniedException.class::isInstance)
        ? Optional.of(REFUSED)
        : Optional.empty();
  }

  private static Optional<DiskFault> asked(Set<Throwable> all, Path place, long bytes) {
    Path there = place.toAbsolutePath();
    while (!Files.isDirectory(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (all.stream().noneMatch(DiskFault::isUntyped)) {
      return Optional.empty();
    }
    try {
      FileStore disk = Files.getFileStore(there);
      if (disk.isReadOnly()) {
        return Optional.of(READ_ONLY);
      }
      if (disk.getUsableSpace() - ROOM < bytes) {
        return Optional.of(FULL);
      }
      return Files.isWritable(there) ? Optional.empty() : Optional.of(REFUSED);
    } catch (IOException e) {
      return Optional.empty(); // then nobody knows
    }
  }

  /// Whether it is what Java makes of an answer of the system that it has no type for. A file that
  /// is damaged or missing is no fault of the disk, however full that is.
  private static boolean isUntyped(Throwable failure) {
    return failure.getClass() == IOException.class
        || failure.getClass() == FileSystemException.class;
  }

  private static Optional<DiskFault> said(Set<Throwable> all) {
    if (says(all, SAYS_FULL)) {
      return Optional.of(FULL);
    }
    if (says(all, SAYS_READ_ONLY)) {
      return Optional.of(READ_ONLY);
    }
    return says(all, SAYS_REFUSED) ? Optional.of(REFUSED) : Optional.empty();
  }

  private static boolean says(Set<Throwable> all, List<String> words) {
    return all.stream()
        .filter(IOException.class::isInstance)
        .map(it -> String.valueOf(it.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(it -> words.stream().anyMatch(it::contains));
  }
}
