package dev.citenote.index;

import dev.citenote.note.Passage;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;

/// Keeps the vectors of passages that leave an index, in the commit that they leave with, so that
/// an edit that is undone or a note that comes back is not encoded again. No search finds them. The
/// latest are kept. Confined to one thread.
final class SpareVectors {
  /// As many as a person's notes have passages, seldom more; some 4 KB each.
  private static final int MOST = 20_000;

  /// Room for the order of those that are left over at one time.
  private static final int ORDER_BITS = 20;

  private static final TermQuery SPARES =
      new TermQuery(new Term(Schema.KIND, PassageDocument.SPARE));

  private static final TermQuery PASSAGES =
      new TermQuery(new Term(Schema.KIND, PassageDocument.PASSAGE));

  private final IndexWriter writer;
  private final IndexSearcher before;
  private final KnownVectors known;
  private final Set<String> kept = new HashSet<>();
  private final int most;
  private long time = System.currentTimeMillis() << ORDER_BITS;

  /// @param before the commit that passages leave; kept open by the caller
  /// @param known finds the vectors of that commit
  SpareVectors(IndexWriter writer, DirectoryReader before, KnownVectors known) {
    this(writer, before, known, MOST);
  }

  /// @param most vectors that are kept
  SpareVectors(IndexWriter writer, DirectoryReader before, KnownVectors known, int most) {
    this.most = most;
    this.writer = writer;
    this.before = new IndexSearcher(before);
    this.known = known;
  }

  /// Keeps the vectors of a note's passages that are about to be deleted.
  ///
  /// @param staying the passages that take their place, whose vectors the index has anyhow
  void keep(String path, List<Passage> staying) throws IOException {
    Set<String> held = new HashSet<>();
    staying.forEach(it -> held.add(key(PassageTexts.of(it))));
    for (ScoreDoc hit : all(passagesOf(path))) {
      PassageTexts texts =
          PassageTexts.of(PassageDocument.toPassage(before.storedFields().document(hit.doc)));
      String key = key(texts);
      boolean kept = held.contains(key) || isKept(key);
      if (!kept && this.kept.add(key)) {
        keep(key, texts);
      }
    }
  }

  private void keep(String key, PassageTexts texts) throws IOException {
    known.recall(texts);
    Map<String, float[]> vectors = known.remembered(texts.encoded());
    if (vectors.keySet().containsAll(texts.encoded())) {
      writer.addDocument(PassageDocument.ofSpare(key, texts, vectors, time++));
    }
  }

  private boolean isKept(String key) throws IOException {
    return before.getIndexReader().docFreq(new Term(Schema.SPARE, key)) > 0;
  }

  /// Drops the oldest vectors beyond what is kept.
  void dropOldest() throws IOException {
    if (before.count(SPARES) > most) {
      Sort latestFirst = new Sort(new SortField(Schema.SPARED, SortField.Type.LONG, true));
      ScoreDoc[] first = before.search(SPARES, most + 1, latestFirst).scoreDocs;
      long oldest = (Long) ((FieldDoc) first[most]).fields[0];
      writer.deleteDocuments(LongPoint.newRangeQuery(Schema.SPARED, Long.MIN_VALUE, oldest));
    }
  }

  private ScoreDoc[] all(Query query) throws IOException {
    return before.search(query, Math.max(1, before.getIndexReader().maxDoc())).scoreDocs;
  }

  private static Query passagesOf(String path) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Schema.NOTE, path)), Occur.FILTER)
        .add(PASSAGES, Occur.FILTER)
        .build();
  }

  private static String key(PassageTexts texts) {
    return PassageTexts.key(String.join("\0", texts.encoded()));
  }
}
