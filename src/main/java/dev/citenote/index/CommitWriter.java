package dev.citenote.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.AlreadyClosedException;
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

  /// Bounds how long a merge takes, and the memory that the graph of its vectors needs.
  private static final double MAX_SEGMENT_MB = 128;

  private final String name;
  private final Directory directory;
  private final Fingerprint fingerprint;
  private volatile @Nullable IndexWriter writer;
  private Optional<IOException> obstacle = Optional.empty();
  private CommitData data = CommitData.begun();

  /// Number of the last change that is in a commit.
  private long safe;

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
    data = CommitData.begun();
    reopen(true);
  }

  /// @param begins whether an index that is not there is begun
  private void reopen(boolean begins) throws IOException {
    writer = open(begins);
    if (writer == null && !begins) {
      return;
    }
    try {
      data = lastData();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Null where another process writes, or where nobody may, which is kept as the obstacle.
  private @Nullable IndexWriter open(boolean begins) throws IOException {
    obstacle = Optional.empty();
    boolean begun = DirectoryReader.indexExists(directory);
    if (!begun && !begins) {
      throw new IndexNotFoundException("the index " + name + " was deleted");
    }
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
      IndexWriter opened = begun ? new IndexWriter(directory, config()) : beginNew();
      safe = opened.getMaxCompletedSequenceNumber();
      return opened;
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
        .setMergePolicy(new TieredMergePolicy().setMaxMergedSegmentMB(MAX_SEGMENT_MB))
        .setMergeScheduler(new BackgroundMerges())
        // Else a commit would wait for small segments to be merged.
        .setMaxFullFlushMergeWaitMillis(0)
        .setCommitOnClose(false);
  }

  /// Whether this process may write; false while another one does, or the disk does not let it.
  boolean isOurs() {
    return writer != null;
  }

  /// Takes the writing end, where it is free and was not had before.
  ///
  /// @return whether it is ours; false while another process has it
  /// @throws IOException where the disk does not let anybody write, or the index was deleted
  boolean obtain() throws IOException {
    IndexWriter open = writer;
    if (open == null || !open.isOpen()) {
      reopen(false);
    }
    if (writer == null && obstacle.isPresent()) {
      throw new IOException("the index " + name + " cannot be written", obstacle.get());
    }
    return writer != null;
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
    open.setLiveCommitData(data.toUserData(fingerprint).entrySet());
    open.commit();
    safe = open.getMaxCompletedSequenceNumber();
  }

  /// Waits for merges under way, and commits what they merged; nothing where something was written
  /// since the last commit, which is to be forgotten.
  void settle() {
    IndexWriter open = writer;
    if (open == null || !open.isOpen() || open.getMaxCompletedSequenceNumber() != safe) {
      return;
    }
    try {
      ((BackgroundMerges) open.getConfig().getMergeScheduler()).sync();
      if (open.hasUncommittedChanges()) {
        commit(open);
      }
    } catch (IOException | AlreadyClosedException e) {
      LOG.debug("what was merged is forgotten", e);
    }
  }

  private CommitData lastData() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return CommitData.in(reader.getIndexCommit().getUserData());
    }
  }

  /// What the next commit says of itself; what the last one says, until something else is to be
  /// said.
  CommitData data() {
    return data;
  }

  /// What makes the index.
  Fingerprint fingerprint() {
    return fingerprint;
  }

  /// Has the next commit say something else of itself.
  void say(CommitData next) {
    data = next;
  }

  /// Forgets what was written since the last commit.
  void rollback() {
    if (writer == null) {
      return;
    }
    abandon();
    try {
      reopen(false);
    } catch (IOException | RuntimeException e) {
      LOG.debug("the index cannot be written for now", e);
    }
  }

  /// Lets go of what may be gone or damaged, which may hinder closing it.
  void abandon() {
    try {
      close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("the writer of a lost index cannot be closed", e);
    }
  }

  /// Lets another process write; what was not committed is forgotten, and merges under way are cut
  /// off.
  @Override
  public void close() throws IOException {
    IndexWriter open = writer;
    writer = null;
    if (open != null) {
      open.rollback();
    }
  }
}
