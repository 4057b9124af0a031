package dev.citenote.note;

/// Decides whether a line goes on with the text above it, or whether a question or an answer ends
/// between them. Stateless.
final class QuestionBreak {
  private static final int LONGEST_PROMPT = 30;

  /// A longer line of an item was wrapped by an editor, in characters.
  private static final int WRAPPED = 60;

  private static final String GOES_ON = ",，、;；(（-—";
  private static final String CLOSED = "。.！!?？";

  private QuestionBreak() {}

  /// Between the first line of an item, marker excluded, and the line below it: people write the
  /// answer below the question.
  static boolean inItem(String above, String line) {
    if (isMarked(line)) {
      return true;
    }
    boolean full = above.length() >= WRAPPED && CLOSED.indexOf(last(above)) < 0;
    return !goesOn(above, line) && !full;
  }

  /// Between two lines of a paragraph.
  static boolean inParagraph(String above, String line) {
    if (isMarked(line) || QuestionRules.isBareQuestion(above)) {
      return true;
    }
    return !goesOn(above, line)
        && (isPrompt(above)
            || QuestionRules.isBareQuestion(line)
            || (CLOSED.indexOf(last(above)) >= 0 && isPrompt(line)));
  }

  private static boolean isMarked(String line) {
    return QaMark.ofAnswer(line) > 0 || QaMark.ofQuestion(line) > 0;
  }

  /// Whether the line above is unfinished by its last mark, or the line below by its first letter.
  private static boolean goesOn(String above, String line) {
    boolean lower = Character.isLowerCase(line.charAt(0)) && line.charAt(0) < 0x250;
    boolean latin = !above.isEmpty() && last(above) < 0x250 && CLOSED.indexOf(last(above)) < 0;
    return above.isEmpty() || GOES_ON.indexOf(last(above)) >= 0 || (lower && latin);
  }

  private static char last(String line) {
    return line.charAt(line.length() - 1);
  }

  /// Whether a short line asks without a question mark.
  private static boolean isPrompt(String line) {
    return line.length() <= LONGEST_PROMPT
        && AskingWords.hasHan(line)
        && CLOSED.indexOf(last(line)) < 0
        && Verdict.ofWords(line).surely();
  }
}
