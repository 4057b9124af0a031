package dev.citenote.index;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// Exact BM25 scores of all passages for one query, over body and headings. Confined to one thread.
final class WordScores {
  private static final int MOST_TERMS = 256;
  private static final float BODY_WEIGHT = 1;
  private static final float HEADINGS_WEIGHT = 2;

  private final float[] byDocument;
  private final double ceiling;

  private WordScores(float[] byDocument, double ceiling) {
    this.byDocument = byDocument;
    this.ceiling = ceiling;
  }

  /// @param terms analysed terms of the query; beyond 256 they are not looked at
  /// @param scope which passages take part
  static WordScores of(IndexSearcher searcher, SequencedSet<String> terms, Query scope)
      throws IOException {
    List<String> first = terms.stream().limit(MOST_TERMS).toList();
    float[] scores = new float[searcher.getIndexReader().maxDoc()];
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    double ceiling = 0;
    for (String term : first) {
      query.add(clause(Schema.BODY, term, BODY_WEIGHT), Occur.SHOULD);
      query.add(clause(Schema.HEADINGS, term, HEADINGS_WEIGHT), Occur.SHOULD);
      ceiling += BODY_WEIGHT * idf(searcher.getIndexReader(), Schema.BODY, term);
      ceiling += HEADINGS_WEIGHT * idf(searcher.getIndexReader(), Schema.HEADINGS, term);
    }
    Query inScope =
        new BooleanQuery.Builder().add(query.build(), Occur.MUST).add(scope, Occur.FILTER).build();
    searcher.search(inScope, new Everything(scores));
    return new WordScores(scores, ceiling);
  }

  private static Query clause(String field, String term, float weight) {
    return new BoostQuery(new TermQuery(new Term(field, term)), weight);
  }

  private static double idf(IndexReader reader, String field, String term) throws IOException {
    return Idf.of(reader.docFreq(new Term(field, term)), reader.getDocCount(field));
  }

  /// What no passage can exceed.
  double ceiling() {
    return ceiling;
  }

  /// Score of one passage; 0 where it has no word of the query or is out of scope.
  float score(int document) {
    return byDocument[document];
  }

  /// The passages with the highest scores above 0.
  IntStream best(int count) {
    return IntStream.range(0, byDocument.length)
        .filter(document -> byDocument[document] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer document) -> -byDocument[document]))
        .limit(count)
        .mapToInt(Integer::intValue);
  }

  /// Keeps the score of every match.
  private static final class Everything implements CollectorManager<ScoreKeeper, Boolean> {
    private final float[] scores;

    Everything(float[] scores) {
      this.scores = scores;
    }

    @Override
    public ScoreKeeper newCollector() {
      return new ScoreKeeper(scores);
    }

    @Override
    public Boolean reduce(Collection<ScoreKeeper> keepers) {
      return true;
    }
  }

  private static final class ScoreKeeper extends SimpleCollector {
    private final float[] scores;
    private int base;
    private @Nullable Scorable scorer;

    ScoreKeeper(float[] scores) {
      this.scores = scores;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) {
      base = leaf.docBase;
    }

    @Override
    public void setScorer(Scorable scorer) {
      this.scorer = scorer;
    }

    @Override
    public void collect(int document) throws IOException {
      scores[base + document] = Objects.requireNonNull(scorer).score();
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE;
    }
  }
}
