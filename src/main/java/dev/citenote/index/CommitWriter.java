package dev.citenote.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/// The writing end of an index: whole commits, each with the fingerprint of what made it. One
/// process has it at a time. Confined to one thread, except [#isOurs].
final class CommitWriter implements Closeable {
  /// Up to this many passages, an index that was changed ranks exactly like one built afresh;
  /// beyond, getting rid of deleted passages at every commit would take seconds.
  private static final int MOST_TO_TIDY = 5000;

  private final String name;
  private final Directory directory;
  private final Fingerprint fingerprint;
  private volatile @Nullable IndexWriter writer;
  private Optional<String> followed = Optional.empty();
  private Optional<LastSync> lastSync = Optional.empty();

  /// @param name of the index, for people
  CommitWriter(String name, Directory directory, Fingerprint fingerprint) throws IOException {
    this.name = name;
    this.directory = directory;
    this.fingerprint = fingerprint;
    this.writer = open();
    try {
      this.followed = followedByLastCommit();
      this.lastSync = LastSync.in(userData());
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Null where another process writes, or where nobody may.
  private @Nullable IndexWriter open() throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(new BodyAnalyzer(true))
            .setSimilarity(Schema.SIMILARITY)
            .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0))
            // No threads of its own, and the same segments from the same notes.
            .setMergeScheduler(new SerialMergeScheduler())
            .setCommitOnClose(false);
    try {
      boolean begun = DirectoryReader.indexExists(directory);
      IndexWriter opened = new IndexWriter(directory, config);
      if (!begun) {
        commit(opened);
      }
      return opened;
    } catch (LockObtainFailedException | AccessDeniedException e) {
      return null;
    }
  }

  /// Whether this process may write; false while another one does.
  boolean isOurs() {
    return writer != null;
  }

  /// Where documents are added; opened again after a failure closed it.
  ///
  /// @throws IllegalStateException where another process writes
  IndexWriter documents() throws IOException {
    IndexWriter open = writer;
    if (open != null && !open.isOpen()) {
      open = open();
      writer = open;
    }
    if (open == null) {
      throw new IllegalStateException("another process writes to the index " + name);
    }
    return open;
  }

  /// Makes what was written the last commit.
  void commit() throws IOException {
    commit(documents());
  }

  private void commit(IndexWriter open) throws IOException {
    if (open.getDocStats().maxDoc <= MOST_TO_TIDY) {
      // Deleted passages would count in BM25's statistics until they happen to be merged away.
      open.forceMergeDeletes();
    }
    Map<String, String> data = fingerprint.toUserData();
    followed.ifPresent(notes -> data.put(Schema.FOLLOWED, notes));
    lastSync.ifPresent(sync -> data.putAll(sync.toUserData()));
    open.setLiveCommitData(data.entrySet());
    open.commit();
  }

  /// Which folder of notes the last commit followed; empty until a first build is whole.
  Optional<String> followedByLastCommit() throws IOException {
    return Optional.ofNullable(userData().get(Schema.FOLLOWED));
  }

  private Map<String, String> userData() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return reader.getIndexCommit().getUserData();
    }
  }

  /// The last sync that wrote; empty where none ended yet.
  Optional<LastSync> lastSync() {
    return lastSync;
  }

  /// Has the next commit keep what a sync did.
  void remember(LastSync sync) {
    lastSync = Optional.of(sync);
  }

  /// Has the next commit say which folder of notes it follows.
  void follow(String notes) {
    followed = Optional.of(notes);
  }

  /// Forgets what was written since the last commit.
  void rollback() throws IOException {
    IndexWriter open = writer;
    if (open != null) {
      open.rollback();
      writer = open();
    }
  }

  /// Lets another process write; what was not committed is forgotten.
  @Override
  public void close() throws IOException {
    IndexWriter open = writer;
    if (open != null) {
      open.rollback();
    }
  }
}
