package dev.citenote.index;

import java.io.Closeable;
import java.io.IOException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The writing end of an index: whole commits, each with the fingerprint of what made it. One
/// process has it at a time. Confined to one thread, except [#isOurs].
///
/// A failure such as a full disk closes Lucene's writer, and a disk that can only be read gives
/// none: it is opened anew at the next write.
final class CommitWriter implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(CommitWriter.class);

  /// Up to this many passages, an index that was changed ranks exactly like one built afresh;
  /// beyond, getting rid of deleted passages at every commit would take seconds.
  private static final int MOST_TO_TIDY = 5000;

  private final String name;
  private final Directory directory;
  private final Fingerprint fingerprint;
  private volatile @Nullable IndexWriter writer;
  private Optional<IOException> obstacle = Optional.empty();
  private Optional<String> followed = Optional.empty();
  private Optional<String> building = Optional.empty();
  private Optional<LastSync> lastSync = Optional.empty();

  /// @param name of the index, for people
  /// @throws IOException where the index cannot be read, or is to be begun and cannot be written
  CommitWriter(String name, Directory directory, Fingerprint fingerprint) throws IOException {
    this.name = name;
    this.directory = directory;
    this.fingerprint = fingerprint;
    begin();
  }

  /// Opens what is in the directory now, which may be nothing.
  void begin() throws IOException {
    followed = Optional.empty();
    writer = open();
    try {
      followed = followedByLastCommit();
      lastSync = LastSync.in(userData());
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Null where another process writes, or where nobody may, which is kept as the obstacle.
  private @Nullable IndexWriter open() throws IOException {
    obstacle = Optional.empty();
    boolean begun = DirectoryReader.indexExists(directory);
    try {
      directory.obtainLock(IndexWriter.WRITE_LOCK_NAME).close();
    } catch (LockObtainFailedException e) {
      return null;
    } catch (IOException e) {
      if (!begun) {
        throw e;
      }
      obstacle = Optional.of(e);
      return null;
    }
    try {
      return begun ? new IndexWriter(directory, config()) : beginNew();
    } catch (LockObtainFailedException e) {
      return null;
    }
  }

  private IndexWriter beginNew() throws IOException {
    IndexWriter opened = new IndexWriter(directory, config());
    try {
      commit(opened);
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.rollback();
      throw e;
    }
  }

  private static IndexWriterConfig config() {
    return new IndexWriterConfig(new BodyAnalyzer(true))
        .setSimilarity(Schema.SIMILARITY)
        .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0))
        // No threads of its own, and the same segments from the same notes.
        .setMergeScheduler(new SerialMergeScheduler())
        .setCommitOnClose(false);
  }

  /// Whether this process may write; false while another one does, or the disk does not let it.
  boolean isOurs() {
    return writer != null;
  }

  /// Takes the writing end, where it is free and was not had before.
  ///
  /// @return whether it is ours; false while another process has it
  /// @throws IOException where the disk does not let anybody write
  boolean obtain() throws IOException {
    IndexWriter open = writer;
    if (open == null || !open.isOpen()) {
      open = open();
      writer = open;
    }
    if (open == null && obstacle.isPresent()) {
      throw new IOException("the index " + name + " cannot be written", obstacle.get());
    }
    return open != null;
  }

  /// Where documents are added; opened again after a failure closed it.
  ///
  /// @throws IllegalStateException where another process writes
  IndexWriter documents() throws IOException {
    obtain();
    IndexWriter open = writer;
    if (open == null) {
      throw new IllegalStateException("another process writes to the index " + name);
    }
    return open;
  }

  /// Makes what was written the last commit.
  ///
  /// @throws IOException where it cannot be; the last commit is the one before then
  void commit() throws IOException {
    IndexWriter open = writer;
    // Not opened again here: what a closed writer held is lost, and a commit would hide it.
    if (open == null) {
      throw new IllegalStateException("nothing was written to the index " + name);
    }
    commit(open);
  }

  private void commit(IndexWriter open) throws IOException {
    if (open.getDocStats().maxDoc <= MOST_TO_TIDY) {
      // Deleted passages would count in BM25's statistics until they happen to be merged away.
      open.forceMergeDeletes();
    }
    Map<String, String> data = fingerprint.toUserData();
    followed.ifPresentOrElse(
        notes -> data.put(Schema.FOLLOWED, notes),
        () -> building.ifPresent(notes -> data.put(Schema.BUILDING, notes)));
    lastSync.ifPresent(sync -> data.putAll(sync.toUserData()));
    open.setLiveCommitData(data.entrySet());
    open.commit();
  }

  private Optional<String> followedByLastCommit() throws IOException {
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

  /// Has the commits before the first whole one say which folder of notes they are of.
  void build(String notes) {
    building = Optional.of(notes);
  }

  /// Has the next commit say which folder of notes it follows.
  void follow(String notes) {
    followed = Optional.of(notes);
  }

  /// Forgets what was written since the last commit.
  void rollback() throws IOException {
    if (writer == null) {
      return;
    }
    close();
    try {
      writer = open();
      followed = followedByLastCommit();
      lastSync = LastSync.in(userData());
    } catch (IOException e) {
      LOG.debug("the index cannot be written for now", e);
    }
  }

  /// Lets go of an index whose files are gone or damaged, which may hinder closing it.
  void abandon() {
    try {
      close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("the writer of a lost index cannot be closed", e);
    }
  }

  /// Lets another process write; what was not committed is forgotten.
  @Override
  public void close() throws IOException {
    IndexWriter open = writer;
    writer = null;
    if (open != null) {
      open.rollback();
    }
  }
}
