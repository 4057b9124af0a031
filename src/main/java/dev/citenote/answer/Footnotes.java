package dev.citenote.answer;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Tells the definitions of footnotes ("[^1]: …") from the body of a note: they only add to it, and
/// are no answer where the body gives one. Stateless.
final class Footnotes {
  /// What a definition's score is worth against a sentence of the body.
  private static final double WORTH = 0.8;

  private static final Pattern DEFINITION = Pattern.compile("(?m)^ {0,3}\\[\\^[^\\]\\s]{1,40}]:");
  private static final Pattern BLANK_LINE = Pattern.compile("\\R\\h*\\R");

  private Footnotes() {}

  /// Whether a sentence stands in the paragraph of a definition, behind its mark.
  static boolean holds(SourceSentence sentence) {
    String text = sentence.passage().text();
    int start = sentence.unit().range().start();
    int lineEnd = text.indexOf('\n', start);
    String until = text.substring(0, lineEnd < 0 ? text.length() : lineEnd);
    String[] paragraphs = BLANK_LINE.split(until, -1);
    return DEFINITION.matcher(paragraphs[paragraphs.length - 1]).find();
  }

  /// The body of some text; all of it where it has none.
  static List<SourceSentence> without(List<SourceSentence> units) {
    List<SourceSentence> body = units.stream().filter(it -> !holds(it)).toList();
    return body.isEmpty() ? units : body;
  }

  /// Takes the scores of footnotes away; where one of them is best by far, it is what was asked,
  /// and all keep theirs.
  ///
  /// @param isNote which of the scores are of footnotes
  static void lower(double[] scores, boolean[] isNote) {
    double[] best = new double[2];
    for (int i = 0; i < scores.length; i++) {
      int kind = isNote[i] ? 1 : 0;
      best[kind] = Math.max(best[kind], scores[i]);
    }
    if (WORTH * best[1] <= best[0]) {
      Arrays.setAll(scores, i -> isNote[i] ? 0 : scores[i]);
    }
  }
}
