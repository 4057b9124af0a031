package dev.citenote.index;

import dev.citenote.note.Note;
import dev.citenote.note.Passage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;

/// What one sync writes: nothing at all where nothing changed. Confined to one thread.
final class SyncBatch {
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(10);

  private final PassageIndex index;
  private final PassageWriter writer;
  private final Optional<SpareVectors> spares;
  private final boolean rebuild;
  private long committed = System.nanoTime();
  private boolean begun;

  /// @param before the last commit, kept open by the caller
  /// @param rebuild whether nothing of it stays
  /// @param bytes of all files that will be passed or replaced
  SyncBatch(
      PassageIndex index,
      DirectoryReader before,
      KnownVectors known,
      boolean rebuild,
      long bytes,
      Progress progress)
      throws IOException {
    this.index = index;
    this.rebuild = rebuild;
    this.spares =
        rebuild ? Optional.empty() : Optional.of(new SpareVectors(index.writer(), before, known));
    this.writer =
        new PassageWriter(index.writer(), known, spares, done -> progress.report(done, bytes));
    if (rebuild) {
      index.writer().deleteAll();
    }
  }

  void remove(String path) throws IOException {
    begun = true;
    writer.remove(path);
  }

  /// @param size of its file in bytes
  void replace(Note note, List<Passage> passages, long size) throws IOException {
    begun = true;
    writer.replace(note, passages, size);
    // A first build that is cut off goes on where it was.
    if (!rebuild && System.nanoTime() - committed > BETWEEN_COMMITS.toNanos()) {
      writer.flush();
      index.commit();
      committed = System.nanoTime();
    }
  }

  /// Passes a file that holds nothing to write.
  ///
  /// @param indexed whether the index holds what it held before
  /// @param size of it in bytes
  void pass(String path, boolean indexed, long size) throws IOException {
    if (indexed) {
      remove(path);
    }
    writer.pass(size);
  }

  /// Commits.
  ///
  /// @param followed the folder of notes, said last: parts of a first build follow none yet
  /// @param done what is to be remembered of the sync, as it stands when this is called
  void finish(String followed, Supplier<LastSync> done) throws IOException {
    boolean follows = index.followed().equals(Optional.of(followed));
    if (!begun && !rebuild && follows && isUnreadAsBefore(done.get())) {
      return;
    }
    writer.flush();
    if (spares.isPresent()) {
      spares.get().dropOldest();
    }
    index.follow(followed);
    index.remember(done.get());
    index.commit();
  }

  /// Whether the files that cannot be read are those that the index tells already.
  private boolean isUnreadAsBefore(LastSync now) {
    return index.lastSync().map(LastSync::unreadable).orElseGet(Map::of).equals(now.unreadable());
  }
}
