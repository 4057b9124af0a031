package dev.citenote.cli;

import dev.citenote.http.Trouble;
import dev.citenote.http.Trouble.Code;
import dev.citenote.index.IndexCheckup;
import dev.citenote.note.DiskFault;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Finds out what keeps the index from following the notes, and says it with the remedy. Stateless.
final class Diagnosis {
  private static final String MEANWHILE = "; what was indexed before is searched meanwhile";

  private Diagnosis() {}

  /// What kind of trouble a failure is.
  static Trouble of(Throwable failure, Settings settings) {
    Code code = code(failure, settings);
    return new Trouble(code, detail(code, failure, settings));
  }

  /// Whether it is the disk that does not let the index be written.
  static boolean isOfDisk(Code code) {
    return code == Code.DISK_FULL || code == Code.READ_ONLY || code == Code.NO_ACCESS;
  }

  /// Whether what was indexed before can be searched meanwhile.
  static boolean leavesIndex(Code code) {
    return isOfDisk(code) || code == Code.NOTES_MISSING;
  }

  private static Code code(Throwable failure, Settings settings) {
    if (!Files.isReadable(settings.notes()) || !Files.isDirectory(settings.notes())) {
      return Code.NOTES_MISSING;
    }
    return DiskFault.of(failure, settings.index(), 0)
        .map(
            it ->
                switch (it) {
                  case FULL -> Code.DISK_FULL;
                  case READ_ONLY -> Code.READ_ONLY;
                  case REFUSED -> Code.NO_ACCESS;
                })
        .orElse(Code.FAILED);
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
          "the notes folder %s is not there or cannot be listed: bring it back, or name another with --notes%s"
              .formatted(settings.notes(), MEANWHILE);
      case INDEX_DAMAGED ->
          "the index %s was found damaged and is built anew from the notes: wait for it"
              .formatted(index);
      case NOTES_VANISHED, NOT_WATCHED, FAILED ->
          failure instanceof FailedException
              ? Reason.of(failure) // which says the remedy already
              : "the index %s cannot be brought in step (%s): look with citenote doctor, or build it anew with citenote index --full"
                  .formatted(
                      index, IndexCheckup.damage(failure).orElseGet(() -> Reason.of(failure)));
    };
  }

  private static String space(Path index) {
    try {
      FileStore disk = Files.getFileStore(index);
      return " (%s of %s)"
          .formatted(
              StatusPrinter.bytes(OptionalLong.of(disk.getUsableSpace())),
              StatusPrinter.bytes(OptionalLong.of(disk.getTotalSpace())));
    } catch (IOException e) {
      return ""; // what is said is true without it
    }
  }
}
