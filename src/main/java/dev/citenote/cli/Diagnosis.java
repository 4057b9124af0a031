package dev.citenote.cli;

import dev.citenote.http.Trouble;
import dev.citenote.http.Trouble.Code;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Finds out what keeps the index from following the notes, and says it with the remedy. Stateless.
final class Diagnosis {
  private static final List<String> FULL =
      List.of("no space left", "quota exceeded", "not enough space on the disk");
  private static final List<String> READ_ONLY = List.of("read-only file system");
  private static final List<String> REFUSED =
      List.of("permission denied", "operation not permitted");
  private static final String MEANWHILE = "; what was indexed before is searched meanwhile";

  private Diagnosis() {}

  /// What kind of trouble a failure is. Libraries wrap what the disk says, so all that a failure
  /// goes back to is looked at.
  static Trouble of(Throwable failure, Settings settings) {
    Code code = code(failure, settings);
    return new Trouble(code, detail(code, failure, settings));
  }

  /// Whether it is the disk that does not let the index be written.
  static boolean isOfDisk(Code code) {
    return code == Code.DISK_FULL || code == Code.READ_ONLY || code == Code.NO_ACCESS;
  }

  private static Code code(Throwable failure, Settings settings) {
    Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(failure, all);
    if (!Files.isReadable(settings.notes()) || !Files.isDirectory(settings.notes())) {
      return Code.NOTES_MISSING;
    }
    if (all.stream().anyMatch(it -> says(it, FULL))) {
      return Code.DISK_FULL;
    }
    if (all.stream()
        .anyMatch(it -> it instanceof ReadOnlyFileSystemException || says(it, READ_ONLY))) {
      return Code.READ_ONLY;
    }
    return all.stream().anyMatch(it -> it instanceof AccessDeniedException || says(it, REFUSED))
        ? Code.NO_ACCESS
        : Code.FAILED;
  }

  private static void collect(Throwable failure, Set<Throwable> all) {
    if (all.add(failure)) {
      Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
          .forEach(it -> collect(it, all));
    }
  }

  private static boolean says(Throwable failure, List<String> words) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return failure instanceof IOException && words.stream().anyMatch(message::contains);
  }

  private static String detail(Code code, Throwable failure, Settings settings) {
    Path index = settings.index();
    return switch (code) {
      case DISK_FULL ->
          "no space is left on the disk of the index %s%s: free some%s"
              .formatted(index, space(index), MEANWHILE);
      case READ_ONLY ->
          "the disk of the index %s can only be read: make it writable, or name another with --index%s"
              .formatted(index, MEANWHILE);
      case NO_ACCESS ->
          "this user may not write the index %s: take its files over, or name another with --index%s"
              .formatted(index, MEANWHILE);
      case NOTES_MISSING ->
          "the notes folder %s is not there or cannot be listed: bring it back%s"
              .formatted(settings.notes(), MEANWHILE);
      case INDEX_DAMAGED ->
          "the index %s was found damaged and is built anew from the notes: wait for it"
              .formatted(index);
      case NOTES_VANISHED, NOT_WATCHED, FAILED ->
          "the index %s cannot be brought in step (%s): look with citenote doctor, or build it anew with citenote index --full"
              .formatted(index, Reason.of(failure));
    };
  }

  private static String space(Path index) {
    try {
      FileStore disk = Files.getFileStore(index);
      return " (%d KB of %d MB)".formatted(disk.getUsableSpace() >> 10, disk.getTotalSpace() >> 20);
    } catch (IOException e) {
      return ""; // what is said is true without it
    }
  }
}
