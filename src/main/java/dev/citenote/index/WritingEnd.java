package dev.citenote.index;

import dev.citenote.note.Passage;
import dev.citenote.retrieve.TextEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.lucene.index.IndexWriter;

/// The end of an index at which a sync writes. Searches see what it commits, each commit as a whole
/// and at once. Confined to one thread; listeners are set before.
final class WritingEnd {
  private final Optional<Path> folder;
  private final CommitWriter writer;
  private final CommittedIndex committed;
  private final Mending mending;
  private volatile Runnable safe = () -> {};
  private volatile Optional<Consumer<Map<String, String>>> commits = Optional.empty();

  /// @param folder of the index; empty where it is in memory
  WritingEnd(
      Optional<Path> folder, CommitWriter writer, CommittedIndex committed, Mending mending) {
    this.folder = folder;
    this.writer = writer;
    this.committed = committed;
    this.mending = mending;
  }

  /// Has somebody hear that a commit went through.
  void onProgress(Runnable listener) {
    safe = listener;
  }

  /// Has somebody hear of every commit: the content hash of each note that it brought, by path.
  void onCommit(Consumer<Map<String, String>> listener) {
    commits = Optional.of(listener);
  }

  /// Where documents are added.
  ///
  /// @throws IllegalStateException where another process writes
  IndexWriter documents() throws IOException {
    return writer.documents();
  }

  /// Adds passages that belong to no folder of notes.
  ///
  /// @throws IOException where the index cannot be written; nothing was added then
  void add(List<Passage> passages, TextEncoder encoder, Progress progress) throws IOException {
    long total = passages.stream().mapToLong(passage -> passage.text().length()).sum();
    try {
      PassageWriter adding =
          new PassageWriter(
              documents(),
              KnownVectors.none(encoder),
              Optional.empty(),
              done -> progress.report(done, total));
      adding.add(passages);
      adding.flush();
      commit();
    } catch (IOException | RuntimeException e) {
      rollback();
      throw e;
    }
  }

  /// Makes what was written the last commit.
  void commit() throws IOException {
    Map<String, String> before = commits.isPresent() ? noteHashes() : Map.of();
    writer.commit();
    committed.refresh();
    safe.run();
    if (commits.isPresent()) {
      Map<String, String> brought = new TreeMap<>(noteHashes());
      brought.entrySet().removeAll(before.entrySet());
      commits.get().accept(brought);
    }
  }

  private Map<String, String> noteHashes() {
    return committed.read(Map.of(), IndexContents::noteHashes);
  }

  /// Has the commits before the first whole one say which folder of notes they are of.
  void build(String notes) {
    if (writer.data().followed().isEmpty()) {
      writer.say(writer.data().building(notes));
    }
  }

  /// Commits what makes the index like a folder of notes.
  ///
  /// @param notes the folder that it follows from now on; parts of a first build follow none yet
  void commit(LastSync sync, String notes) throws IOException {
    writer.say(writer.data().after(sync, notes));
    commit();
    mending.isBuilt();
  }

  /// The last sync that wrote; empty where none ended yet.
  Optional<LastSync> lastSync() {
    return writer.data().lastSync();
  }

  /// Whether all that must be built can be built in the index itself: by the same rules, and nobody
  /// was ever answered from the whole of it.
  boolean isBegun() {
    return committed.difference().isEmpty() && committed.followed().isEmpty();
  }

  /// Where this index is built anew while it answers, which may have been begun before.
  RebuildTarget rebuildTarget() throws IOException {
    return RebuildTarget.open(folder, writer.fingerprint(), writer.data().build());
  }

  /// Deletes what was begun of a rebuild that nobody can go on with.
  void dropStaleTarget() {
    folder.ifPresent(
        it -> RebuildTarget.dropStale(it, writer.fingerprint(), writer.data().build()));
  }

  /// Puts what was built anew in the place of all that the index holds, in one commit.
  ///
  /// @param notes the folder that it follows from now on
  void replaceAll(RebuildTarget target, LastSync sync, String notes) throws IOException {
    target.replaceAllOf(documents());
    writer.say(writer.data().ofBuild(target.build()));
    commit(sync, notes);
    target.delete();
  }

  /// Forgets what was written since the last commit.
  void rollback() {
    writer.rollback();
  }
}
