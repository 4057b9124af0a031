package dev.citenote.index;

import dev.citenote.note.Note;
import dev.citenote.note.Passage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// What one sync writes, committed in parts every few seconds but for its end, so that a sync that
/// is cut off goes on where it was. Confined to one thread.
final class SyncBatch {
  private final PassageWriter writer;
  private final Commit commit;
  private final Duration betweenCommits;
  private long committed = System.nanoTime();
  private boolean begun;

  /// @param commit makes safe what was written
  SyncBatch(PassageWriter writer, Commit commit, Duration betweenCommits) {
    this.writer = writer;
    this.commit = commit;
    this.betweenCommits = betweenCommits;
  }

  /// Makes what was written so far safe.
  @FunctionalInterface
  interface Commit {
    void run() throws IOException;
  }

  /// Whether anything is written.
  boolean hasBegun() {
    return begun;
  }

  void remove(String path) throws IOException {
    begun = true;
    writer.remove(path);
  }

  /// @param size of its file in bytes
  void replace(Note note, List<Passage> passages, long size) throws IOException {
    begun = true;
    writer.replace(note, passages, size);
    if (System.nanoTime() - committed > betweenCommits.toNanos()) {
      writer.flush();
      commit.run();
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

  /// Writes what is held back.
  void flush() throws IOException {
    writer.flush();
  }
}
