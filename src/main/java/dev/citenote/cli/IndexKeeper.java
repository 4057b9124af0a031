package dev.citenote.cli;

import dev.citenote.encoder.EncodingException;
import dev.citenote.http.Trouble;
import dev.citenote.index.FolderSync;
import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.Holder;
import dev.citenote.index.PassageIndex;
import dev.citenote.index.SyncReport;
import dev.citenote.note.NotesFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Brings an index in step with its notes, mends it on the way, and says in words for people why it
/// cannot. One thread at a time, but for what is heard.
final class IndexKeeper {
  private final Settings settings;
  private final NotesFolder notes;
  private final PassageIndex index;
  private final FolderSync sync;

  IndexKeeper(Settings settings, NotesFolder notes, PassageIndex index, FolderSync sync) {
    this.settings = settings;
    this.notes = notes;
    this.index = index;
    this.sync = sync;
  }

  /// Brings the index in step with the folder, unless another process does. Where the disk does not
  /// let it, what was indexed before is used.
  ///
  /// @throws FailedException where the index cannot be brought in step, or another process is still
  ///     building it for the first time
  void bringInStep(SyncNotice notice) throws FailedException {
    Optional<String> followed = index.followed();
    boolean other = followed.isPresent() && !followed.get().equals(notes.root().toString());
    try {
      if (index.obtain()) {
        if (other) {
          notice.say(
              "the index %s held the notes of %s: it follows %s from now on"
                  .formatted(settings.index(), followed.get(), notes.root()));
        }
        SyncReport report = sync(false, Absence.DELETED_UNLESS_MANY, notice);
        if (report.held() > 0) {
          notice.say(
              "%d notes are gone from %s and still answered from: run `citenote index` if they were deleted"
                  .formatted(report.held(), notes.root()));
        }
        return;
      }
    } catch (IOException | FailedException e) {
      Trouble trouble = Diagnosis.of(e, settings);
      if (other
          || !(followed.isPresent() && index.answers())
          || !Diagnosis.isOfDisk(trouble.code())) {
        throw e instanceof FailedException failed
            ? failed
            : new FailedException(trouble.detail(), e);
      }
      notice.say(trouble.detail());
      return;
    }
    requireKeptFor(followed, other);
  }

  private void requireKeptFor(Optional<String> followed, boolean other) throws FailedException {
    if (other) {
      throw new FailedException(
          "%s keeps the index %s for the notes of %s: name another with --index"
              .formatted(holder(), settings.index(), followed.orElseThrow()));
    } else if (followed.isEmpty() || !index.answers()) {
      throw new FailedException(
          "%s is building the index %s: try again when it is done"
              .formatted(holder(), settings.index()));
    }
  }

  /// Brings the index in step with the folder; one that is found damaged is set aside first and
  /// built anew.
  ///
  /// @param full whether everything is encoded anew
  /// @param absence what is thought of notes that the folder lacks
  /// @throws FailedException which [Diagnosis] tells the kind of, where it cannot be
  SyncReport sync(boolean full, Absence absence, SyncNotice notice) throws FailedException {
    requireOurs();
    try (notice) {
      index.mend().ifPresent(what -> notice.say("the index was damaged (" + what + ")"));
      SyncReport report = run(full, absence, notice);
      notice.done(report);
      return report;
    } catch (IOException | EncodingException | UncheckedIOException e) {
      throw new FailedException(Diagnosis.of(e, settings).detail(), e);
    } catch (OutOfMemoryError e) {
      throw new FailedException(
          "memory ran out while indexing: give more with CITENOTE_JAVA_OPTS=-Xmx1g", e);
    }
  }

  /// Hears that this program deleted a note as it was asked to.
  void deleted(String path) {
    sync.deleted(path);
  }

  private SyncReport run(boolean full, Absence absence, SyncNotice notice) throws IOException {
    try {
      return full ? sync.rebuild(absence, notice) : sync.sync(absence, notice);
    } catch (IOException | RuntimeException | InternalError e) {
      if (Diagnosis.of(e, settings).code() != Trouble.Code.FAILED) {
        throw e;
      }
      // Anything may come of reading what was damaged while it is open.
      index.suspect();
      Optional<String> damage = index.mend();
      if (damage.isEmpty()) {
        throw e;
      }
      notice.say("the index was damaged (" + damage.get() + ")");
      return sync.rebuild(absence, notice);
    }
  }

  /// Refuses to be a second writer.
  ///
  /// @throws FailedException where another process writes to the index, or the disk lets nobody
  void requireOurs() throws FailedException {
    try {
      if (!index.obtain()) {
        throw new FailedException(taken());
      }
    } catch (IOException e) {
      throw new FailedException(Diagnosis.of(e, settings).detail(), e);
    }
  }

  /// Refuses to be a second writer; a disk that cannot be written is no second writer.
  ///
  /// @throws FailedException where another process writes to the index
  void requireNoOther() throws FailedException {
    try {
      requireOurs();
    } catch (FailedException e) {
      if (!Diagnosis.isOfDisk(Diagnosis.of(e, settings).code())) {
        throw e;
      }
    }
  }

  private String taken() {
    boolean follows = index.holder().filter(Holder::follows).isPresent();
    return "%s writes to the index %s: %s"
        .formatted(
            holder(),
            settings.index(),
            follows
                ? "it follows the notes by itself; stop it, or name another with --index"
                : "stop it, or name another with --index");
  }

  private String holder() {
    return "another citenote" + index.holder().map(it -> ", " + it + ",").orElse("");
  }
}
