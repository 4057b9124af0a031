package dev.citenote.index;

import dev.citenote.index.Candidate.Scores;
import dev.citenote.index.VectorScores.Parts;
import dev.citenote.retrieve.Explanation;
import dev.citenote.retrieve.Fusion;
import dev.citenote.retrieve.Language;
import dev.citenote.retrieve.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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

  private final IndexSearcher searcher;
  private final Fusion fusion;
  private final Query query;
  private final Language language;
  private final WordQuery words;

  /// @param words of the query
  Candidates(IndexSearcher searcher, Fusion fusion, Query query, WordQuery words) {
    this.searcher = searcher;
    this.fusion = fusion;
    this.query = query;
    this.language = Language.ofQuery(query.text());
    this.words = words;
  }

  /// The candidates, best first; of statements that say the same, the best.
  ///
  /// @param vector of the query; not looked at where the fusion uses no vectors
  List<Candidate> find(float[] vector) throws IOException {
    int count = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(LEAST, 4L * query.depth()));
    org.apache.lucene.search.Query scope = scope(query.scope());
    WordScores byWords = WordScores.of(searcher, words, scope);
    VectorScores vectors = new VectorScores(searcher, vector, language);
    int most = Math.min(count, Math.max(1, searcher.getIndexReader().maxDoc()));
    int[] documents =
        IntStream.concat(
                byWords.best(most),
                fusion.usesVectors() ? vectors.nearest(most, scope) : IntStream.empty())
            .sorted()
            .distinct()
            .toArray();
    return withoutTwins(described(documents, closeness(vectors, documents), byWords));
  }

  private Parts[] closeness(VectorScores vectors, int[] documents) throws IOException {
    if (fusion.usesVectors()) {
      return vectors.of(documents);
    }
    Parts[] none = new Parts[documents.length];
    Arrays.fill(none, Parts.NONE);
    return none;
  }

  /// What the score of a candidate is made of.
  Explanation explain(Candidate candidate, PassageTexts texts) throws IOException {
    return new ScoreParts(searcher, words, candidate, texts)
        .explain(score -> fusion.ofWords(language, score, words.ceiling()), fusion::ofVectors);
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

  private List<Candidate> described(int[] documents, Parts[] closeness, WordScores byWords)
      throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    int next = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      SortedDocValues ids = DocValues.getSorted(leaf.reader(), Schema.ID);
      SortedDocValues twins = DocValues.getSorted(leaf.reader(), Schema.TWIN);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; next < documents.length && documents[next] < end; next++) {
        int document = documents[next];
        float bm25 = byWords.score(document);
        double joint =
            fusion.ofVectors(closeness[next].sum())
                + fusion.ofWords(language, bm25, words.ceiling());
        candidates.add(
            new Candidate(
                document,
                value(ids, document - leaf.docBase),
                value(twins, document - leaf.docBase),
                new Scores(bm25, closeness[next], joint)));
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
