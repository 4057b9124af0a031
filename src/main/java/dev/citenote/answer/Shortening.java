package dev.citenote.answer;

import dev.citenote.note.Sentences.Range;

/// Cuts a run-on sentence that is far over the budget at the end of a clause. Stateless.
final class Shortening {
  /// What is shorter is shown whole: a reader minds a torn sentence more than a long one.
  private static final double FAR = 1.6;

  private static final String CLAUSE_ENDS = "，；,;、";

  private Shortening() {}

  /// The unit as it is, or cut with an ellipsis; code, formulas and rows are never cut.
  static SourceSentence of(SourceSentence unit, Budget budget) {
    String written = unit.unit().range().of(unit.passage().text());
    boolean prose = !unit.kind().isBlock() && written.equals(unit.text());
    if (!prose || Budget.size(written) <= FAR * budget.most()) {
      return unit;
    }
    int end = 0;
    double size = 0;
    for (int i = 0; i < written.length() && size <= budget.most(); i++) {
      size += Budget.size(written.substring(i, i + 1));
      end = CLAUSE_ENDS.indexOf(written.charAt(i)) >= 0 ? i : end;
    }
    int start = unit.unit().range().start();
    return end == 0
        ? unit
        : unit.shownAs(new Range(start, start + end), written.substring(0, end) + "…");
  }
}
