package dev.citenote.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.eval.AnswerScores;
import dev.citenote.eval.PlaceScores;
import dev.citenote.eval.RankingScores;
import java.util.Locale;
import java.util.Optional;

/// The JSON forms of what `eval` measures. Stateless.
final class EvalJson {
  private EvalJson() {}

  /// What was measured on one folder.
  sealed interface Report {}

  /// Measured on a collection in BEIR's layout.
  ///
  /// @param indexSeconds how long indexing the collection took
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Ranked(
      String set,
      String retriever,
      int topics,
      int passages,
      @JsonProperty("recall@1") double recallAt1,
      @JsonProperty("recall@5") double recallAt5,
      @JsonProperty("recall@10") double recallAt10,
      @JsonProperty("mrr@10") double mrrAt10,
      @JsonProperty("ndcg@10") double ndcgAt10,
      Optional<Drafted> draft,
      Latency latencyMs,
      double indexSeconds)
      implements Report {

    static Ranked of(String set, Method method, RankingScores scores, double indexSeconds) {
      RankingScores.Quality quality = scores.quality();
      return new Ranked(
          set,
          method.name().toLowerCase(Locale.ROOT),
          scores.topics(),
          scores.passages(),
          share(quality.recallAt1()),
          share(quality.recallAt5()),
          share(quality.recallAt10()),
          share(quality.mrrAt10()),
          share(quality.ndcgAt10()),
          scores.draft().map(Drafted::of),
          new Latency(hundredths(scores.latency().p50()), hundredths(scores.latency().p99())),
          hundredths(indexSeconds));
    }
  }

  /// Drafts made of the rankings.
  record Drafted(double coverage, double citationPrecision, double meanChars) {
    static Drafted of(RankingScores.DraftScores scores) {
      return new Drafted(
          share(scores.coverage()),
          share(scores.citationPrecision()),
          hundredths(scores.meanChars()));
    }
  }

  /// Milliseconds of one ranking.
  record Latency(double p50, double p99) {}

  /// Measured on judged questions about notes.
  record Answered(
      String set, String retriever, Answerable answerable, Listed listed, Outside outside)
      implements Report {

    static Answered of(
        String set,
        Method method,
        AnswerScores scores,
        PlaceScores answerable,
        PlaceScores listed) {
      return new Answered(
          set,
          method.name().toLowerCase(Locale.ROOT),
          new Answerable(
              scores.answerable().n(),
              scores.answerable().answered(),
              scores.answerable().evidenceCited(),
              scores.answerable().mustContain(),
              Found.of(answerable)),
          new Listed(
              scores.listed().n(),
              scores.listed().right(),
              scores.listed().falseAnswers(),
              Found.of(listed)),
          new Outside(
              scores.outside().n(), scores.outside().right(), scores.outside().falseAnswers()));
    }
  }

  /// Questions that the notes answer.
  record Answerable(
      int n, int statusAnswered, int evidenceCited, int mustContain, @JsonUnwrapped Found found) {}

  /// Questions that the notes only ask.
  record Listed(int n, int statusListed, int falseAnswers, @JsonUnwrapped Found found) {}

  /// Questions that the notes do not speak of.
  record Outside(int n, int statusNotInNotes, int falseAnswers) {}

  /// How well judged lines were found.
  record Found(
      @JsonProperty("success@1") double successAt1,
      @JsonProperty("success@5") double successAt5,
      @JsonProperty("success@10") double successAt10,
      @JsonProperty("mrr@10") double mrrAt10) {
    static Found of(PlaceScores scores) {
      return new Found(
          share(scores.successAt1()),
          share(scores.successAt5()),
          share(scores.successAt10()),
          share(scores.mrrAt10()));
    }
  }

  private static double share(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private static double hundredths(double value) {
    return Math.round(value * 1e2) / 1e2;
  }
}
