package dev.citenote.index;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/// Exact scores by words of all passages for one query. Confined to one thread.
final class WordScores {
  private final float[] byDocument;

  private WordScores(float[] byDocument) {
    this.byDocument = byDocument;
  }

  /// @param scope which passages take part
  static WordScores of(IndexSearcher searcher, WordQuery words, Query scope) throws IOException {
    float[] scores = new float[searcher.getIndexReader().maxDoc()];
    Query inScope =
        new BooleanQuery.Builder().add(words.query(), Occur.MUST).add(scope, Occur.FILTER).build();
    searcher.search(inScope, new Everything(scores));
    return new WordScores(scores);
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
