package dev.citenote.eval;

import dev.citenote.answer.Draft;
import dev.citenote.eval.RankingScores.Latency;
import dev.citenote.eval.RankingScores.Quality;
import dev.citenote.eval.TestCollection.Topic;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Ranking;
import dev.citenote.retrieve.Retriever;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs every topic of a [TestCollection] and measures the rankings, and the drafts made of them.
/// Confined to one thread.
public final class RankingEval {
  private static final int WARM_UP = 50;
  private static final int CUTOFF = 10;

  private final TestCollection collection;
  private final Retriever retriever;
  private final Drafting drafting;
  private final int depth;

  /// @param depth how many hits of each topic go into the run, at least 10
  public RankingEval(TestCollection collection, Retriever retriever, Drafting drafting, int depth) {
    if (depth < CUTOFF) {
      throw new IllegalArgumentException("depth must be >= " + CUTOFF + ", got " + depth);
    }
    this.collection = collection;
    this.retriever = retriever;
    this.drafting = drafting;
    this.depth = depth;
  }

  /// Ranks every topic once.
  ///
  /// @param listener hears each ranking, in the order of the topics
  public RankingScores run(Listener listener) {
    collection.topics().stream().limit(WARM_UP).forEach(this::rank);
    double[] millis = new double[collection.topics().size()];
    double[] sums = new double[5];
    DraftTally drafts = new DraftTally();
    for (int i = 0; i < millis.length; i++) {
      Topic topic = collection.topics().get(i);
      long start = System.nanoTime();
      Ranking ranking = rank(topic);
      millis[i] = (System.nanoTime() - start) / 1e6;
      add(sums, documents(ranking), collection.judgments(topic));
      if (!topic.answers().isEmpty()) {
        drafts.add(topic, drafting.draft(ranking), collection.judgments(topic));
      }
      listener.ranked(topic, ranking);
    }
    int n = millis.length;
    Quality quality = new Quality(sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n, sums[4] / n);
    return new RankingScores(
        n, collection.passages().size(), quality, drafts.scores(), latency(millis));
  }

  private Ranking rank(Topic topic) {
    return retriever.retrieve(new Query(topic.text(), depth, Query.Scope.STATEMENTS));
  }

  private static void add(double[] sums, List<String> ranked, Map<String, Integer> grades) {
    sums[0] += Measures.recall(ranked, grades, 1);
    sums[1] += Measures.recall(ranked, grades, 5);
    sums[2] += Measures.recall(ranked, grades, CUTOFF);
    sums[3] += Measures.reciprocalRank(ranked, grades, CUTOFF);
    sums[4] += Measures.ndcg(ranked, grades, CUTOFF);
  }

  /// The documents of a ranking, each at the rank of its best passage or of a copy of it.
  static List<String> documents(Ranking ranking) {
    List<String> documents = new ArrayList<>();
    ranking.hits().stream()
        .flatMap(hit -> hit.places())
        .map(place -> place.note())
        .forEach(documents::add);
    return documents.stream().distinct().toList();
  }

  private static Latency latency(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Latency(percentile(sorted, 0.50), percentile(sorted, 0.99));
  }

  /// The smallest value that a share of all values does not exceed.
  static double percentile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /// Drafts from the best passages of a ranking, whether they answer or not.
  @FunctionalInterface
  public interface Drafting {
    Draft draft(Ranking ranking);
  }

  /// Hears each ranking.
  @FunctionalInterface
  public interface Listener {
    void ranked(Topic topic, Ranking ranking);
  }

  /// Counts what drafts hold and cite. Confined to one thread.
  private static final class DraftTally {
    private int drafts;
    private int covering;
    private long citations;
    private long right;
    private long characters;

    void add(Topic topic, Draft draft, Map<String, Integer> grades) {
      String text = AnswerText.of(draft);
      drafts++;
      characters += text.length();
      covering += topic.answers().stream().anyMatch(it -> AnswerText.holds(text, it)) ? 1 : 0;
      citations += draft.citations().size();
      right +=
          draft.citations().stream()
              .filter(citation -> grades.getOrDefault(citation.note(), 0) > 0)
              .count();
    }

    Optional<RankingScores.DraftScores> scores() {
      return drafts == 0
          ? Optional.empty()
          : Optional.of(
              new RankingScores.DraftScores(
                  drafts,
                  (double) covering / drafts,
                  citations == 0 ? 0 : (double) right / citations,
                  (double) characters / drafts));
    }
  }
}
