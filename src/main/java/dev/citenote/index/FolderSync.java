package dev.citenote.index;

import dev.citenote.note.Note;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.TextEncoder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Brings an index in step with a folder of notes, by content: only new and changed files are
/// parsed and cut, and only texts that were never encoded are encoded. Thread-safe; one sync runs
/// at a time.
///
/// A first build commits every few seconds, so that nothing is encoded twice when it is cut off. A
/// rebuild does so too, in a [RebuildTarget], which takes the place of the index in one commit:
/// searches see the old index or the new one, never a mix.
public final class FolderSync {
  /// Parts of a long sync are committed this far apart.
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(10);

  private final PassageIndex index;
  private final NotesFolder notes;
  private final NoteCutter cutter;
  private final TextEncoder encoder;
  private final Duration betweenCommits;

  /// Notes that this program was asked to delete, until a sync has seen that.
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();

  /// What the last sync encoded, if it failed: what a full disk did not take is tried again.
  private final SequencedMap<String, float[]> unwritten = KnownVectors.memory();

  /// @param index must be writable when a sync runs
  /// @param cutter cuts a note into its passages
  public FolderSync(
      PassageIndex index,
      NotesFolder notes,
      Function<Note, List<Passage>> cutter,
      TextEncoder encoder) {
    this(index, notes, cutter, encoder, BETWEEN_COMMITS);
  }

  /// @param betweenCommits how far apart the parts of a long sync are committed
  FolderSync(
      PassageIndex index,
      NotesFolder notes,
      Function<Note, List<Passage>> cutter,
      TextEncoder encoder,
      Duration betweenCommits) {
    this.betweenCommits = betweenCommits;
    this.index = index;
    this.notes = notes;
    this.cutter = new NoteCutter(notes, cutter);
    this.encoder = encoder;
  }

  /// What is thought of notes that the folder lacks.
  public enum Absence {
    /// They were deleted.
    DELETED,
    /// They were deleted, unless nothing is left, as in a folder that was named by mistake.
    DELETED_UNLESS_ALL,
    /// They were deleted, unless more than half are gone from the folder that the index follows, as
    /// where a disk is no longer mounted.
    DELETED_UNLESS_MANY;

    /// @param sameFolder whether the index follows the folder already
    private boolean keeps(SyncPlan plan, boolean sameFolder) {
      return switch (this) {
        case DELETED -> false;
        case DELETED_UNLESS_ALL -> plan.lacksMany() && plan.lacksAll();
        case DELETED_UNLESS_MANY -> plan.lacksMany() && sameFolder;
      };
    }
  }

  /// What is thought in one sync of notes that the index holds and that are gone.
  ///
  /// @param sameFolder whether the index follows the folder already
  /// @param asked paths of notes that this program was asked to delete
  record Doubt(Absence absence, boolean sameFolder, Set<String> asked) {
    /// Whether those that a change would remove stay.
    boolean keeps(SyncPlan change) {
      return absence.keeps(change, sameFolder);
    }
  }

  /// Hears that this program deleted a note as it was asked to: that it is gone is never in doubt.
  /// Quick, also while a sync runs.
  public void deleted(String path) {
    deleted.add(path);
  }

  /// Writes what changed; nothing where nothing did.
  ///
  /// @param absence what is thought of notes that the folder lacks
  /// @throws IOException where the folder cannot be listed or the index cannot be written
  /// @throws IllegalStateException where another process writes to the index
  public synchronized SyncReport sync(Absence absence, Progress progress) throws IOException {
    return run(index.rebuildReason(), index.answers(), absence, progress);
  }

  /// Builds everything anew, encoding every text again that no rebuild encoded that was cut off.
  ///
  /// @param absence what is thought of notes that the folder lacks
  /// @throws IOException where the folder cannot be listed or the index cannot be written
  /// @throws IllegalStateException where another process writes to the index
  public synchronized SyncReport rebuild(Absence absence, Progress progress) throws IOException {
    String why = index.rebuildReason().orElse("it was asked for");
    return run(Optional.of(why), false, absence, progress);
  }

  /// @param vectorsFit whether the vectors of the last commit are those of the encoder
  private SyncReport run(
      Optional<String> rebuilt, boolean vectorsFit, Absence absence, Progress progress)
      throws IOException {
    index.requireWritable();
    Set<String> asked = Set.copyOf(deleted); // before the look that is to show them gone
    boolean sameFolder = index.followed().equals(Optional.of(notes.root().toString()));
    Doubt doubt = new Doubt(absence, sameFolder, asked);
    SyncTally tally = written(doubt, rebuilt, vectorsFit, progress);
    deleted.removeAll(asked);
    return tally.report(index.counts().passages());
  }

  private SyncTally written(
      Doubt doubt, Optional<String> rebuilt, boolean vectorsFit, Progress progress)
      throws IOException {
    SyncPlan found = SyncPlan.of(notes, index.noteHashes(), doubt.asked());
    boolean keeps = doubt.keeps(found);
    SyncRun run = new SyncRun(index, notes, cutter, encoder, betweenCommits, progress);
    if (rebuilt.isPresent() && keeps) {
      return SyncTally.heldBack(found);
    }
    if (rebuilt.isPresent() && !index.end().isBegun()) {
      return run.rebuild(rebuilt, vectorsFit, doubt);
    }
    SyncPlan plan = keeps ? found.keepingWhatIsMissing() : found;
    SyncTally tally = new SyncTally(plan, rebuilt, keeps ? found.missing() : 0);
    index.end().dropStaleTarget();
    run.update(tally, unwritten);
    unwritten.clear();
    return tally;
  }
}
