package dev.citenote.index;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// Has the statistics of words leave deleted passages out, which Lucene counts until it happens to
/// merge them away: so an index that was changed ranks exactly like one built afresh. What it costs
/// is a look at all words of a segment once, when the first of its passages is deleted, and a look
/// for its deleted passages among those of each word that is asked for. Thread-safe.
final class LiveStatistics {
  private static final Set<String> FIELDS = Set.of(Schema.WORDS, Schema.LANGUAGE);

  private final Map<IndexReader.CacheKey, Map<String, TermCounts>> counted =
      new ConcurrentHashMap<>();

  /// The same commit with those statistics; closing it closes the other.
  DirectoryReader of(DirectoryReader commit) throws IOException {
    return new Commit(commit, this);
  }

  /// The counts of a segment, whatever was deleted of it.
  private TermCounts counts(LeafReader segment, String field, Terms terms) throws IOException {
    IndexReader.CacheHelper core = segment.getCoreCacheHelper();
    if (core == null) {
      return TermCounts.of(terms, segment.maxDoc());
    }
    Map<String, TermCounts> known = counted.get(core.getKey());
    if (known == null) {
      known = new ConcurrentHashMap<>();
      if (counted.putIfAbsent(core.getKey(), known) == null) {
        core.addClosedListener(counted::remove);
      }
    }
    TermCounts counts = known.get(field);
    if (counts == null) {
      counts = TermCounts.of(terms, segment.maxDoc());
      known.put(field, counts);
    }
    return counts;
  }

  private static final class Commit extends FilterDirectoryReader {
    private final LiveStatistics statistics;

    Commit(DirectoryReader in, LiveStatistics statistics) throws IOException {
      super(
          in,
          new SubReaderWrapper() {
            @Override
            public LeafReader wrap(LeafReader segment) {
              Bits live = segment.getLiveDocs();
              return live == null ? segment : new Segment(segment, live, statistics);
            }
          });
      this.statistics = statistics;
    }

    @Override
    protected DirectoryReader doWrapDirectoryReader(DirectoryReader newer) throws IOException {
      return new Commit(newer, statistics);
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
      return in.getReaderCacheHelper();
    }
  }

  /// A segment of which something was deleted.
  private static final class Segment extends FilterLeafReader {
    private final DeletedDocuments deleted;
    private final LiveStatistics statistics;

    Segment(LeafReader in, Bits live, LiveStatistics statistics) {
      super(in);
      this.deleted = new DeletedDocuments(live);
      this.statistics = statistics;
    }

    @Override
    public @Nullable Terms terms(String field) throws IOException {
      Terms terms = in.terms(field);
      return terms == null || !FIELDS.contains(field)
          ? terms
          : new LiveTerms(terms, deleted, statistics.counts(in, field, terms));
    }

    @Override
    public @Nullable CacheHelper getCoreCacheHelper() {
      return in.getCoreCacheHelper();
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
      return in.getReaderCacheHelper();
    }
  }
}
