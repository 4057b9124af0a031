package dev.citenote.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.eval.RankingScores;
import java.util.Optional;

/// The JSON form of what was measured on a collection in BEIR's layout.
///
/// @param set name of its folder
/// @param draft absent where no topic names answers
/// @param indexSeconds how long indexing the collection took
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RankingReport(
    String set,
    String retriever,
    int topics,
    int passages,
    @JsonUnwrapped Quality quality,
    Optional<Drafts> draft,
    Latency latencyMs,
    double indexSeconds)
    implements EvalReport {

  static RankingReport of(String set, Method method, RankingScores scores, double indexSeconds) {
    return new RankingReport(
        set,
        method.label(),
        scores.topics(),
        scores.passages(),
        Quality.of(scores.quality()),
        scores.draft().map(Drafts::of),
        new Latency(thousandths(scores.latency().p50()), thousandths(scores.latency().p99())),
        thousandths(indexSeconds));
  }

  /// How good the rankings are: means over topics, 0 to 1.
  record Quality(
      @JsonProperty("recall@1") double recallAt1,
      @JsonProperty("recall@5") double recallAt5,
      @JsonProperty("recall@10") double recallAt10,
      @JsonProperty("mrr@10") double mrrAt10,
      @JsonProperty("ndcg@10") double ndcgAt10) {

    private static Quality of(RankingScores.Quality quality) {
      return new Quality(
          EvalReport.share(quality.recallAt1()),
          EvalReport.share(quality.recallAt5()),
          EvalReport.share(quality.recallAt10()),
          EvalReport.share(quality.mrrAt10()),
          EvalReport.share(quality.ndcgAt10()));
    }
  }

  /// Drafts made of the rankings.
  record Drafts(double coverage, double citationPrecision, double meanChars) {

    private static Drafts of(RankingScores.DraftScores scores) {
      return new Drafts(
          EvalReport.share(scores.coverage()),
          EvalReport.share(scores.citationPrecision()),
          thousandths(scores.meanChars()));
    }
  }

  /// Milliseconds of one ranking.
  record Latency(double p50, double p99) {}

  private static double thousandths(double value) {
    return Math.round(value * 1e3) / 1e3;
  }
}
