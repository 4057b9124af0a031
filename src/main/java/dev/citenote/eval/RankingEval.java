package dev.citenote.eval;

import dev.citenote.answer.Draft;
import dev.citenote.eval.RankingScores.Latency;
import dev.citenote.eval.RankingScores.Quality;
import dev.citenote.eval.TestCollection.Topic;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Ranking;
import dev.citenote.retrieve.Retriever;
import java.util.Arrays;

/// Runs every topic of a [TestCollection] and measures the rankings, and the drafts made of them.
/// Confined to one thread.
public final class RankingEval {
  /// So many topics are ranked beforehand, so that times are those of a program that is warm.
  private static final int WARM_UP = 50;

  private static final int CUTOFF = 10;

  private final TestCollection collection;
  private final Retriever retriever;
  private final Drafting drafting;
  private final int depth;

  /// @param depth how many hits of each topic a listener hears of, at least 10
  public RankingEval(TestCollection collection, Retriever retriever, Drafting drafting, int depth) {
    if (depth < CUTOFF) {
      throw new IllegalArgumentException("depth must be >= " + CUTOFF + ", got " + depth);
    }
    this.collection = collection;
    this.retriever = retriever;
    this.drafting = drafting;
    this.depth = depth;
  }

  /// Ranks every topic and drafts for those that name answers.
  ///
  /// @param listener hears each topic's ranking once, in the order of the topics
  public RankingScores run(Listener listener) {
    collection.topics().stream().limit(WARM_UP).forEach(this::rank);
    int n = collection.topics().size();
    double[] millis = new double[n];
    double[] sums = new double[5];
    DraftTally drafts = new DraftTally();
    for (int i = 0; i < n; i++) {
      Topic topic = collection.topics().get(i);
      long start = System.nanoTime();
      Ranking ranking = rank(topic);
      millis[i] = (System.nanoTime() - start) / 1e6;
      add(sums, JudgedRanking.of(ranking, collection.judgments(topic)));
      if (!topic.answers().isEmpty()) {
        drafts.add(topic, drafting.draft(ranking), collection.judgments(topic));
      }
      listener.ranked(topic, ranking);
    }
    Quality quality = new Quality(sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n, sums[4] / n);
    return new RankingScores(
        n, collection.passages().size(), quality, drafts.scores(), latency(millis));
  }

  private Ranking rank(Topic topic) {
    return retriever.retrieve(new Query(topic.text(), depth, Query.Scope.STATEMENTS));
  }

  private static void add(double[] sums, JudgedRanking it) {
    sums[0] += Measures.recall(it.documents(), it.grades(), 1);
    sums[1] += Measures.recall(it.documents(), it.grades(), 5);
    sums[2] += Measures.recall(it.documents(), it.grades(), CUTOFF);
    sums[3] += Measures.reciprocalRank(it.documents(), it.grades(), CUTOFF);
    sums[4] += Measures.ndcg(it.documents(), it.grades(), CUTOFF);
  }

  private static Latency latency(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Latency(percentile(sorted, 50), percentile(sorted, 99));
  }

  /// The smallest value that at least so many percent of all values do not exceed (nearest rank).
  ///
  /// @param sorted ascending, at least one
  /// @param percent 1 to 100
  static double percentile(double[] sorted, int percent) {
    int rank = Math.ceilDiv(percent * sorted.length, 100);
    return sorted[rank - 1];
  }

  /// Drafts from the best passages of a ranking, whether they answer or not.
  @FunctionalInterface
  public interface Drafting {

    /// Drafts for the query of a ranking, which may be blank or have no hit.
    Draft draft(Ranking ranking);
  }

  /// Hears each ranking.
  @FunctionalInterface
  public interface Listener {

    /// Says how one topic was ranked.
    void ranked(Topic topic, Ranking ranking);
  }
}
