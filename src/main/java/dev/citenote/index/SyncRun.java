package dev.citenote.index;

import dev.citenote.note.NotesFolder;
import dev.citenote.retrieve.TextEncoder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiReader;

/// One sync, as it writes: in the index itself, or beside it where all must be built anew. Confined
/// to one thread.
final class SyncRun {
  private final PassageIndex index;
  private final NotesFolder notes;
  private final String folder;
  private final NoteCutter cutter;
  private final TextEncoder encoder;
  private final Duration betweenCommits;
  private final Progress progress;

  /// @param betweenCommits how far apart its parts are committed
  SyncRun(
      PassageIndex index,
      NotesFolder notes,
      NoteCutter cutter,
      TextEncoder encoder,
      Duration betweenCommits,
      Progress progress) {
    this.index = index;
    this.notes = notes;
    this.folder = notes.root().toString();
    this.cutter = cutter;
    this.encoder = encoder;
    this.betweenCommits = betweenCommits;
    this.progress = progress;
  }

  /// Builds everything anew beside the index, going on with what was begun, and puts it in its
  /// place.
  ///
  /// What would lose notes that are in doubt, as where their disk went away meanwhile, does not
  /// take its place.
  ///
  /// @param vectorsFit whether the vectors of the last commit are those of the encoder
  SyncTally rebuild(Optional<String> why, boolean vectorsFit, FolderSync.Doubt doubt)
      throws IOException {
    try (RebuildTarget target = index.end().rebuildTarget();
        DirectoryReader old = index.lastCommit();
        DirectoryReader begun = target.lastCommit()) {
      SyncPlan plan = SyncPlan.of(notes, IndexContents.noteHashes(begun), Set.of());
      SyncTally tally = new SyncTally(plan, why, 0);
      KnownVectors known =
          vectorsFit
              ? new KnownVectors(encoder, new MultiReader(old, begun))
              : new KnownVectors(encoder, begun);
      PassageWriter writer =
          new PassageWriter(target.documents(), known, Optional.empty(), heard(tally.plan()));
      SyncBatch batch = new SyncBatch(writer, target::commit, betweenCommits);
      writeAll(tally, batch);
      target.commit();
      SyncPlan change = SyncPlan.between(index.noteHashes(), target.noteHashes(), doubt.asked());
      if (doubt.keeps(change)) {
        return SyncTally.heldBack(change);
      }
      guarded(() -> index.end().replaceAll(target, tally.lastSync(), folder));
      return tally;
    }
  }

  /// Brings the index in step in itself, in parts.
  ///
  /// @param recent vectors of a run that failed, which may never have been written, and of this one
  void update(SyncTally tally, SequencedMap<String, float[]> recent) throws IOException {
    guarded(() -> write(tally, recent));
  }

  private void write(SyncTally tally, SequencedMap<String, float[]> recent) throws IOException {
    index.end().build(folder);
    try (DirectoryReader before = index.lastCommit()) {
      KnownVectors known = new KnownVectors(encoder, before, recent);
      SpareVectors spares = new SpareVectors(index.end().documents(), before, known);
      PassageWriter writer =
          new PassageWriter(
              index.end().documents(), known, Optional.of(spares), heard(tally.plan()));
      SyncBatch batch = new SyncBatch(writer, index.end()::commit, betweenCommits);
      writeAll(tally, batch);
      LastSync now = batch.hasBegun() ? tally.lastSync() : idle(tally.lastSync());
      if (batch.hasBegun() || !tells(now)) {
        spares.dropOldest();
        index.end().commit(now, folder);
      }
    }
  }

  /// What is to be remembered of a sync that wrote no note: the one before, which did, but for the
  /// files that cannot be read.
  private LastSync idle(LastSync now) {
    return index
        .end()
        .lastSync()
        .filter(before -> index.followed().equals(Optional.of(folder)))
        .map(before -> before.withUnreadable(now.unreadable()))
        .orElse(now);
  }

  /// Whether the index tells already what a sync that wrote nothing has to tell.
  private boolean tells(LastSync now) {
    Map<String, String> unreadable =
        index.end().lastSync().map(LastSync::unreadable).orElseGet(Map::of);
    return index.followed().equals(Optional.of(folder)) && unreadable.equals(now.unreadable());
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

  private LongConsumer heard(SyncPlan plan) {
    long total = plan.bytes();
    progress.report(0, total);
    return done -> progress.report(done, total);
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
        index.end().rollback();
      }
    }
  }

  /// Something that is written to an index.
  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }
}
