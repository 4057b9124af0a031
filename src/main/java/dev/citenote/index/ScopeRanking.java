package dev.citenote.index;

import dev.citenote.note.Passage;
import dev.citenote.retrieve.Explanation;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Vote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.search.IndexSearcher;

/// The hits of one query in one scope. Confined to one thread.
final class ScopeRanking {
  private final IndexSearcher searcher;
  private final StoredPassages passages;
  private final Candidates candidates;
  private final Query query;

  ScopeRanking(
      IndexSearcher searcher, StoredPassages passages, Candidates candidates, Query query) {
    this.searcher = searcher;
    this.passages = passages;
    this.candidates = candidates;
    this.query = query;
  }

  /// The best hits, best first.
  ///
  /// @param vector of the query; empty where vectors have no vote
  List<Hit> hits(float[] vector) throws IOException {
    List<Candidate> ranked = candidates.find(vector);
    Order byWords = new Order(ranked, it -> it.scores().bm25());
    Order byVector = new Order(ranked, it -> it.scores().closeness().sum());
    Twins twins = new Twins(searcher, passages);
    List<Hit> hits = new ArrayList<>();
    for (Candidate candidate : ranked.subList(0, Math.min(query.depth(), ranked.size()))) {
      Passage passage = passages.of(searcher, candidate.document());
      List<Vote> votes = new ArrayList<>();
      if (candidate.scores().bm25() > 0) {
        votes.add(byWords.vote(Vote.BM25, candidate));
      }
      if (vector.length > 0) {
        votes.add(byVector.vote(Vote.VECTOR, candidate));
      }
      double score = candidate.scores().joint();
      hits.add(
          new Hit(passage, score, votes, twins.of(candidate), explanation(candidate, passage)));
    }
    return hits;
  }

  private Optional<Explanation> explanation(Candidate candidate, Passage passage)
      throws IOException {
    return query.explained()
        ? Optional.of(candidates.explain(candidate, PassageTexts.of(passage)))
        : Optional.empty();
  }

  /// The order in which one retriever has all candidates: best first, then by passage id. Few of
  /// their ranks are asked for, so that they are counted rather than sorted.
  private static final class Order {
    private final List<Candidate> all;
    private final ToDoubleFunction<Candidate> score;
    private final double[] scores;

    Order(List<Candidate> all, ToDoubleFunction<Candidate> score) {
      this.all = all;
      this.score = score;
      this.scores = all.stream().mapToDouble(score).toArray();
    }

    Vote vote(String retriever, Candidate candidate) {
      double own = score.applyAsDouble(candidate);
      int before = 0;
      for (int i = 0; i < scores.length; i++) {
        boolean better =
            scores[i] > own || (scores[i] == own && all.get(i).id().compareTo(candidate.id()) < 0);
        before += better ? 1 : 0;
      }
      return new Vote(retriever, OptionalInt.of(before + 1), own);
    }
  }
}
