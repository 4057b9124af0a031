package dev.citenote.eval;

import java.util.List;

/// How a set of judged questions was answered. Immutable.
///
/// @param answerable of the questions that the notes answer
/// @param listed of the questions that the notes only ask
/// @param outside of the questions that the notes do not speak of
/// @param misses one line for each question that went wrong, for people
public record AnswerScores(
    Answerable answerable, Unanswerable listed, Unanswerable outside, List<String> misses) {

  public AnswerScores {
    misses = List.copyOf(misses);
  }

  /// Counts over answerable questions.
  ///
  /// @param n questions asked
  /// @param answered answered at all; the others count these only
  /// @param evidenceCited a citation touches a judged line
  /// @param mustContain the draft holds everything it must
  public record Answerable(int n, int answered, int evidenceCited, int mustContain) {
    public Answerable {
      if (answered > n || Math.max(evidenceCited, mustContain) > answered) {
        throw new IllegalArgumentException(
            "counts must be <= those that they are of, got %d, %d, %d and %d"
                .formatted(n, answered, evidenceCited, mustContain));
      }
    }
  }

  /// Counts over questions without an answer in the notes.
  ///
  /// @param n questions asked
  /// @param right said to be what they are
  /// @param falseAnswers answered although the notes hold no answer
  public record Unanswerable(int n, int right, int falseAnswers) {
    public Unanswerable {
      if (right + falseAnswers > n) {
        throw new IllegalArgumentException(
            "right and falseAnswers must be <= n together, got %d, %d and %d"
                .formatted(right, falseAnswers, n));
      }
    }
  }
}
