package dev.citenote.index;

import dev.citenote.retrieve.RetrievalException;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last commit of an index, as searches see it: whole commits only, of this process at once and
/// of another within a twentieth of a second. A commit of other fields or vectors counts as empty.
/// Thread-safe.
final class CommittedIndex implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(CommittedIndex.class);

  /// A question makes hundreds of reads, and looking for a commit of another process reads files.
  private static final long BETWEEN_LOOKS_NANOS = 50_000_000;

  private final Directory directory;
  private final Fingerprint fingerprint;
  private final Names names = new Names();
  private final StoredPassages passages = new StoredPassages();
  private final LiveStatistics statistics = new LiveStatistics();
  private SearcherManager searchers;
  private final boolean pinned;
  private volatile long lastLook = System.nanoTime();
  private volatile Runnable alarm = () -> {};

  /// Why it could not be read the last time, which is said once.
  private volatile String said = "";

  CommittedIndex(Directory directory, Fingerprint fingerprint) throws IOException {
    this(directory, fingerprint, false);
  }

  /// @param pinned whether it stays at the commit that is the last one now
  CommittedIndex(Directory directory, Fingerprint fingerprint, boolean pinned) throws IOException {
    this.pinned = pinned;
    this.directory = directory;
    this.fingerprint = fingerprint;
    this.searchers = open();
  }

  /// Has somebody hear of reads that fail, which may mean damage.
  void onFailure(Runnable listener) {
    alarm = listener;
  }

  /// Looks at what the directory holds now, which has nothing in common with what it held.
  synchronized void reopen() throws IOException {
    SearcherManager before = searchers;
    searchers = open();
    said = "";
    before.close();
  }

  private SearcherManager open() throws IOException {
    DirectoryReader commit = DirectoryReader.open(directory);
    try {
      return new SearcherManager(statistics.of(commit), new Factory());
    } catch (IOException | RuntimeException e) {
      commit.close();
      throw e;
    }
  }

  private synchronized SearcherManager searchers() {
    return searchers;
  }

  private synchronized IndexSearcher acquire() throws IOException {
    return searchers.acquire();
  }

  /// Does some work on the last commit; gives `none` where that commit does not fit.
  <T> T read(T none, Work<T> work) {
    return withSearcher(searcher -> answers(searcher) ? work.on(searcher) : none);
  }

  /// Content hash of each note in the last commit, by path, whatever encoder made it; none where it
  /// has other fields than this program reads.
  Map<String, String> noteHashes() {
    return withSearcher(
        searcher ->
            Fingerprint.in(userData(searcher)).isPresent()
                ? IndexContents.noteHashes(searcher)
                : Map.of());
  }

  /// Whether the last commit has the fields and vectors that this program reads.
  boolean answers() {
    return withSearcher(this::answers);
  }

  private boolean answers(IndexSearcher searcher) throws IOException {
    return fingerprint.answers(userData(searcher));
  }

  /// The glossary of the commit that a searcher sees.
  Glossary glossary(IndexSearcher searcher) throws IOException {
    return names.of(searcher);
  }

  /// The passages of the commits that searchers see.
  StoredPassages passages() {
    return passages;
  }

  /// What tells one commit from another; equal for all searchers of one.
  static Object commit(IndexSearcher searcher) {
    IndexReader reader = searcher.getIndexReader();
    IndexReader.CacheHelper helper = reader.getReaderCacheHelper();
    return helper == null ? reader : helper.getKey();
  }

  /// What the last commit holds, whether it fits or not.
  Inventory inventory() {
    return withSearcher(searcher -> Inventory.of(searcher, fingerprint));
  }

  /// Which folder of notes the last commit followed; empty until a first build is whole.
  Optional<String> followed() {
    return withSearcher(searcher -> Optional.ofNullable(userData(searcher).get(Schema.FOLLOWED)));
  }

  /// Which folder of notes the last commit is of, whole or in part.
  Optional<String> notes() {
    return notes(userData());
  }

  /// Which folder of notes a commit is of, whole or in part, as it says itself.
  static Optional<String> notes(Map<String, String> userData) {
    return CommitData.in(userData).notes();
  }

  /// What the last commit says of itself.
  Map<String, String> userData() {
    return withSearcher(CommittedIndex::userData);
  }

  /// Why the last commit cannot be used; empty where it can.
  Optional<String> difference() {
    return withSearcher(this::difference);
  }

  /// Looks for a newer commit now.
  void refresh() throws IOException {
    searchers().maybeRefreshBlocking();
    lastLook = System.nanoTime();
  }

  /// A commit that cannot be read leaves the last one in use; the next sync says what is wrong.
  private void refreshIfPossible() {
    try {
      refreshOrReopen();
    } catch (IOException | AlreadyClosedException e) {
      lastLook = System.nanoTime();
      LOG.debug("the index could not be looked at again", e);
      if (e instanceof FileNotFoundException || e instanceof NoSuchFileException) {
        alarm.run();
      }
    }
  }

  /// Another process may have begun an index of the same names in the place of one that was
  /// deleted.
  private void refreshOrReopen() throws IOException {
    try {
      refresh();
    } catch (AlreadyClosedException e) {
      throw e;
    } catch (IllegalStateException e) {
      LOG.debug("the index is another one", e);
      reopen();
    }
  }

  private <T> T withSearcher(Work<T> work) {
    try {
      if (!pinned && System.nanoTime() - lastLook > BETWEEN_LOOKS_NANOS) {
        refreshIfPossible();
      }
      IndexSearcher searcher = acquire();
      try {
        return work.on(searcher);
      } finally {
        searcher.getIndexReader().decRef();
      }
    } catch (IOException e) {
      alarm.run();
      throw unreadable(e);
    } catch (RuntimeException | InternalError e) {
      // What a file says that was damaged while it is open, or cut short, may fail in any way.
      alarm.run();
      if (Damage.isOfReading(e)) {
        throw unreadable(new CorruptIndexException("cannot be read", "the index", e));
      }
      throw e;
    }
  }

  private RetrievalException unreadable(IOException failure) {
    String why = Damage.of(failure);
    if (!why.equals(said)) {
      said = why;
      LOG.warn("the index cannot be read: {}", why);
    }
    LOG.debug("the index cannot be read", failure);
    return new RetrievalException(why, failure);
  }

  private Optional<String> difference(IndexSearcher searcher) throws IOException {
    return fingerprint.difference(userData(searcher));
  }

  /// What the commit that a searcher sees says of itself.
  static Map<String, String> userData(IndexSearcher searcher) throws IOException {
    return ((DirectoryReader) searcher.getIndexReader()).getIndexCommit().getUserData();
  }

  @Override
  public void close() throws IOException {
    searchers().close();
  }

  private static final class Factory extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(Schema.SIMILARITY);
      searcher.setQueryCache(null);
      return searcher;
    }
  }

  /// Something to do with a searcher, which must not be kept.
  @FunctionalInterface
  interface Work<T> {
    T on(IndexSearcher searcher) throws IOException;
  }
}
