package dev.citenote.eval;

import dev.citenote.answer.CitedSentence;
import dev.citenote.answer.Draft;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of a draft, and whether they hold an answer. Stateless.
final class AnswerText {
  private static final Pattern WHITE_SPACE = Pattern.compile("(?U)\\s+");

  private AnswerText() {}

  /// The sentences of a draft without markers.
  static String of(Draft draft) {
    return draft.sentences().stream().map(CitedSentence::text).collect(Collectors.joining(" "));
  }

  /// Whether a text holds an answer, whatever the width, case and spacing of either. No text holds
  /// a blank answer.
  static boolean holds(String text, String answer) {
    String wanted = folded(answer);
    return !wanted.isEmpty() && folded(text).contains(wanted);
  }

  /// Upper case, since the lower case of a Greek sigma depends on what follows it.
  private static String folded(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return WHITE_SPACE.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
  }
}
