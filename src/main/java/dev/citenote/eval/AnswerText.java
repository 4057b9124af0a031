package dev.citenote.eval;

import dev.citenote.answer.CitedSentence;
import dev.citenote.answer.Draft;
import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words of a draft, and whether they hold an answer. Stateless.
final class AnswerText {
  private AnswerText() {}

  /// The sentences of a draft without markers.
  static String of(Draft draft) {
    return draft.sentences().stream().map(CitedSentence::text).collect(Collectors.joining(" "));
  }

  /// Whether a text holds an answer, whatever the width, case and spacing of either.
  static boolean holds(String text, String answer) {
    return folded(text).contains(folded(answer));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("\\s+", "")
        .toLowerCase(Locale.ROOT);
  }
}
