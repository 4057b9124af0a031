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
import java.nio.file.Files;
import java.nio.file.Path;
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

  /// Brings the index in step with the folder, unless another process does. Where the disk does
  /// not let it or the notes are not there, what was indexed before is used; while another
  /// process builds it for the first time, what that has committed.
  ///
  /// @throws FailedException where the index cannot be brought in step, is that of other notes,
  ///     or holds nothing yet of what another process is building
  void bringInStep(SyncNotice notice) throws FailedException {
    Optional<String> followed = index.followed();
    Optional<String> other = otherNotes();
    try {
      if (index.obtain()) {
        requireOwnNotes(notice);
        SyncReport report = sync(false, Absence.DELETED_UNLESS_MANY, notice);
        if (report.held() > 0) {
          notice.say(held(report));
        }
        return;
      }
    } catch (IOException | FailedException e) {
      Trouble trouble = Diagnosis.of(e, settings);
      if (other.isPresent()
          || !(followed.isPresent() && index.answers())
          || !Diagnosis.leavesIndex(trouble.code())) {
        throw e instanceof FailedException failed
            ? failed
            : new FailedException(trouble.detail(), e);
      }
      notice.say(trouble.detail());
      return;
    }
    requireKept(other);
    if (followed.isEmpty()) {
      notice.say(
          "%s is still building the index %s: %s".formatted(holder(), settings.index(), soFar()));
    }
  }

  private String held(SyncReport report) {
    SyncReport.Notes left = report.notes();
    boolean none = left.added() + left.changed() + left.moved() + left.unchanged() == 0;
    return "%d notes are gone from %s and still answered from: run `citenote index%s` if they were deleted"
        .formatted(report.held(), notes.root(), none ? " --confirm" : "");
  }

  /// How much of the notes a first build has committed.
  String soFar() {
    return "searched are %,d of %,d files so far".formatted(index.counts().notes(), files());
  }

  private int files() {
    try {
      return notes.list().paths().size();
    } catch (IOException e) {
      return index.counts().notes(); // what is said stays true
    }
  }

  private void requireKept(Optional<String> other) throws FailedException {
    if (other.isPresent()) {
      throw new FailedException(
          "%s keeps the index %s for the notes of %s: name another with --index"
              .formatted(holder(), settings.index(), other.get()));
    } else if (index.notes().isEmpty() || !index.answers()) {
      String when =
          index.notes().isEmpty()
              ? ", which holds nothing yet: try again in some seconds"
              : " anew for another encoder: try again when it is done";
      throw new FailedException(
          "%s is building the index %s%s".formatted(holder(), settings.index(), when));
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
      index.mend().ifPresent(what -> tellMended(what, notice));
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
      tellMended(damage.get(), notice);
      return sync.rebuild(absence, notice);
    }
  }

  private void tellMended(String what, SyncNotice notice) {
    notice.say("the index %s is built anew from the notes: %s".formatted(settings.index(), what));
  }

  /// Refuses to give up the index of other notes, unless their folder is no longer there, as where
  /// it was moved; says where these notes are indexed if that is not the usual place.
  ///
  /// @throws FailedException where the index is that of other notes
  void requireOwnNotes(SyncNotice notice) throws FailedException {
    Optional<String> other = otherNotes();
    if (other.isPresent() && Files.isDirectory(Path.of(other.get()))) {
      throw new FailedException(settings.refusal(other.get()));
    }
    if (other.isPresent()) {
      notice.say(
          "the index %s held the notes of %s, which is no longer there: it follows %s from now on"
              .formatted(settings.index(), other.get(), notes.root()));
    } else if (settings.otherIndex().isPresent() && index.notes().isEmpty()) {
      notice.say(
          "the index %s is that of other notes: these are indexed in %s"
              .formatted(settings.otherIndex().get(), settings.index()));
    }
  }

  /// The folder of notes that the index is of, where it is another one.
  private Optional<String> otherNotes() {
    return index.notes().filter(it -> !it.equals(notes.root().toString()));
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
