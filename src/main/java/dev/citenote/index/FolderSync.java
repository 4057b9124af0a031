package dev.citenote.index;

import dev.citenote.note.Note;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.TextEncoder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiReader;

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
    index.writer();
    SyncPlan found = SyncPlan.of(notes, index.noteHashes());
    boolean keeps = absence.keeps(found, index.followed().equals(Optional.of(folder())));
    SyncPlan plan = keeps ? found.keepingWhatIsMissing() : found;
    int held = keeps ? found.missing() : 0;
    if (rebuilt.isPresent() && !keeps) {
      return rebuild(rebuilt, vectorsFit, plan, progress).report(0, index.counts().passages());
    }
    SyncTally tally = new SyncTally(plan, Optional.empty());
    if (rebuilt.isEmpty()) {
      index.dropStaleTarget();
      guarded(() -> update(tally, progress));
    }
    return tally.report(held, index.counts().passages());
  }

  private SyncTally rebuild(
      Optional<String> why, boolean vectorsFit, SyncPlan plan, Progress progress)
      throws IOException {
    if (index.isBegun()) {
      SyncTally tally = new SyncTally(plan, why);
      guarded(() -> update(tally, progress));
      return tally;
    }
    try (RebuildTarget target = index.rebuildTarget();
        DirectoryReader old = index.lastCommit();
        DirectoryReader begun = target.lastCommit()) {
      SyncTally tally = new SyncTally(SyncPlan.of(notes, IndexContents.noteHashes(begun)), why);
      KnownVectors known =
          vectorsFit
              ? new KnownVectors(encoder, new MultiReader(old, begun))
              : new KnownVectors(encoder, begun);
      PassageWriter writer =
          new PassageWriter(
              target.documents(), known, Optional.empty(), heard(tally.plan(), progress));
      SyncBatch batch = new SyncBatch(writer, target::commit, betweenCommits);
      writeAll(tally, batch);
      guarded(() -> index.replaceAll(target, tally.lastSync(), folder()));
      return tally;
    }
  }

  /// Brings the index in step in itself, in parts.
  private void update(SyncTally tally, Progress progress) throws IOException {
    try (DirectoryReader before = index.lastCommit()) {
      KnownVectors known = new KnownVectors(encoder, before);
      SpareVectors spares = new SpareVectors(index.writer(), before, known);
      PassageWriter writer =
          new PassageWriter(
              index.writer(), known, Optional.of(spares), heard(tally.plan(), progress));
      SyncBatch batch = new SyncBatch(writer, index::commit, betweenCommits);
      writeAll(tally, batch);
      if (batch.hasBegun() || !tells(tally.lastSync())) {
        spares.dropOldest();
        index.commit(tally.lastSync(), folder());
      }
    }
  }

  /// Whether the index tells already what a sync that wrote nothing has to tell.
  private boolean tells(LastSync now) {
    Map<String, String> unreadable = index.lastSync().map(LastSync::unreadable).orElseGet(Map::of);
    return index.followed().equals(Optional.of(folder())) && unreadable.equals(now.unreadable());
  }

  private void writeAll(SyncTally tally, SyncBatch batch) throws IOException {
    SyncPlan plan = tally.plan();
    for (String path : plan.gone().keySet()) {
      batch.remove(path);
    }
    for (Map.Entry<String, Long> file : plan.toWrite().entrySet()) {
      switch (cutter.cut(file.getKey())) {
        case NoteCutter.Passages cut -> batch.replace(cut.note(), cut.passages(), file.getValue());
        case NoteCutter.Uncut uncut -> {
          tally.refuse(uncut.why());
          String path = uncut.why().path();
          batch.pass(path, plan.isChanged(path), file.getValue());
        }
      }
    }
    batch.flush();
  }

  private static LongConsumer heard(SyncPlan plan, Progress progress) {
    long total = plan.bytes();
    progress.report(0, total);
    return done -> progress.report(done, total);
  }

  private String folder() {
    return notes.root().toString();
  }

  /// Writes to the index all, or of what fails no more than the parts that were committed.
  private void guarded(Writing writing) throws IOException {
    boolean done = false;
    try {
      writing.run();
      done = true;
    } finally {
      // Whatever failed, memory that ran out too: what was begun must not go into the next commit.
      if (!done) {
        index.rollback();
      }
    }
  }

  /// Something that is written to an index.
  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }
}
