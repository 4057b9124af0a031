package dev.citenote.index;

import dev.citenote.index.Candidate.Scores;
import dev.citenote.retrieve.Fusion;
import dev.citenote.retrieve.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/// Finds the passages that may be hits of a query: the best by words and the best by vectors, each
/// with exact scores by both. Confined to one thread.
final class Candidates {
  /// How many the word and vector rankings contribute at least. Notes of one person seldom have
  /// more passages of a kind, and then nothing is approximate.
  private static final int LEAST = 1000;

  private static final BodyAnalyzer ANALYZER = new BodyAnalyzer(true);

  private final IndexSearcher searcher;
  private final Fusion fusion;

  Candidates(IndexSearcher searcher, Fusion fusion) {
    this.searcher = searcher;
    this.fusion = fusion;
  }

  /// The candidates, best first; of statements that say the same, the best.
  ///
  /// @param vector of the query; not looked at where the fusion uses no vectors
  List<Candidate> find(Query query, float[] vector) throws IOException {
    int count = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(LEAST, 4L * query.depth()));
    org.apache.lucene.search.Query scope = scope(query.scope());
    var terms = ANALYZER.terms(fusion.usesWords() ? PlainText.of(query.text()) : "");
    WordScores words = WordScores.of(searcher, terms, scope);
    VectorScores vectors = new VectorScores(searcher, vector);
    int most = Math.min(count, Math.max(1, searcher.getIndexReader().maxDoc()));
    int[] documents =
        IntStream.concat(
                words.best(most),
                fusion.usesVectors() ? vectors.nearest(most, scope) : IntStream.empty())
            .sorted()
            .distinct()
            .toArray();
    double[] cosines = fusion.usesVectors() ? vectors.of(documents) : new double[documents.length];
    return withoutTwins(described(documents, cosines, words));
  }

  private static org.apache.lucene.search.Query scope(Query.Scope scope) {
    List<String> roles =
        switch (scope) {
          case STATEMENTS -> List.of(PassageDocument.STATEMENT);
          case QUESTIONS -> List.of(PassageDocument.LISTED, PassageDocument.ANSWERED);
          case EVERYTHING -> List.of(PassageDocument.STATEMENT, PassageDocument.LISTED);
        };
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    roles.forEach(role -> query.add(new TermQuery(new Term(Schema.ROLE, role)), Occur.SHOULD));
    return query.build();
  }

  private List<Candidate> described(int[] documents, double[] cosines, WordScores words)
      throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    int next = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      SortedDocValues ids = DocValues.getSorted(leaf.reader(), Schema.ID);
      SortedDocValues twins = DocValues.getSorted(leaf.reader(), Schema.TWIN);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; next < documents.length && documents[next] < end; next++) {
        int document = documents[next];
        float bm25 = words.score(document);
        double joint = fusion.score(cosines[next], bm25, words.ceiling());
        candidates.add(
            new Candidate(
                document,
                value(ids, document - leaf.docBase),
                value(twins, document - leaf.docBase),
                new Scores(bm25, cosines[next], joint)));
      }
    }
    return candidates;
  }

  private static String value(SortedDocValues values, int document) throws IOException {
    return values.advanceExact(document) ? values.lookupOrd(values.ordValue()).utf8ToString() : "";
  }

  private static List<Candidate> withoutTwins(List<Candidate> candidates) {
    candidates.sort(Candidate.BEST_FIRST);
    Set<String> seen = new HashSet<>();
    return candidates.stream().filter(c -> c.twin().isEmpty() || seen.add(c.twin())).toList();
  }
}
