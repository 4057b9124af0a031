package dev.citenote.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.eval.AnswerScores;
import dev.citenote.eval.PlaceScores;
import org.jspecify.annotations.Nullable;

/// The JSON form of what was measured on judged questions about notes.
///
/// @param set name of its folder
record AnsweringReport(
    String set, String retriever, Answerable answerable, Listed listed, Outside outside)
    implements EvalReport {

  /// What the program made of the questions.
  ///
  /// @param answerable how well the lines that answer were found
  /// @param listed how well the lines that ask were found
  record Scores(AnswerScores answers, PlaceScores answerable, PlaceScores listed) {}

  static AnsweringReport of(String set, Method method, Scores scores) {
    AnswerScores answers = scores.answers();
    return new AnsweringReport(
        set,
        method.label(),
        Answerable.of(answers.answerable(), Found.of(scores.answerable())),
        Listed.of(answers.listed(), Found.of(scores.listed())),
        Outside.of(answers.outside()));
  }

  /// Questions that the notes answer.
  ///
  /// @param found absent where no lines were judged
  record Answerable(
      int n,
      int statusAnswered,
      int evidenceCited,
      int mustContain,
      @JsonUnwrapped @Nullable Found found) {

    private static Answerable of(AnswerScores.Answerable scores, @Nullable Found found) {
      return new Answerable(
          scores.n(), scores.answered(), scores.evidenceCited(), scores.mustContain(), found);
    }
  }

  /// Questions that the notes only ask.
  ///
  /// @param found absent where no lines were judged
  record Listed(int n, int statusListed, int falseAnswers, @JsonUnwrapped @Nullable Found found) {

    private static Listed of(AnswerScores.Unanswerable scores, @Nullable Found found) {
      return new Listed(scores.n(), scores.right(), scores.falseAnswers(), found);
    }
  }

  /// Questions that the notes do not speak of.
  record Outside(int n, int statusNotInNotes, int falseAnswers) {

    private static Outside of(AnswerScores.Unanswerable scores) {
      return new Outside(scores.n(), scores.right(), scores.falseAnswers());
    }
  }

  /// How well judged lines were found: means over questions, 0 to 1.
  record Found(
      @JsonProperty("success@1") double successAt1,
      @JsonProperty("success@5") double successAt5,
      @JsonProperty("success@10") double successAt10,
      @JsonProperty("mrr@10") double mrrAt10) {

    private static @Nullable Found of(PlaceScores scores) {
      return scores.n() == 0
          ? null
          : new Found(
              EvalReport.share(scores.successAt1()),
              EvalReport.share(scores.successAt5()),
              EvalReport.share(scores.successAt10()),
              EvalReport.share(scores.mrrAt10()));
    }
  }
}
