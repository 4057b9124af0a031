package dev.citenote.note;

import java.util.List;

/// Recognises a list of questions that was written without list markers, a line each. Stateless.
final class PromptLines {
  private static final int FEWEST = 3;
  private static final int LONGEST_LINE = 60;
  private static final String CLOSED = "。.；;，,：:！!";

  private PromptLines() {}

  /// How many lines from the first on are such a list; 0 where it is something else.
  static int count(String text, List<Line> lines, int first) {
    int at = first;
    while (at < lines.size() && isPrompt(lines.get(at).text(text))) {
      at++;
    }
    boolean ends = at == lines.size() || lines.get(at).isBlank();
    int count = at - first;
    return ends && count >= FEWEST && ask(text, lines.subList(first, at)) ? count : 0;
  }

  /// Whether two of five lines ask, and two side by side: questions and answers in turn do not.
  private static boolean ask(String text, List<Line> lines) {
    int asking = 0;
    boolean neighbours = false;
    boolean asked = false;
    boolean surely = false;
    for (Line line : lines) {
      Verdict verdict = Verdict.ofWords(line.text(text));
      boolean asks = verdict.asksInList();
      surely |= verdict.asks();
      asking += asks ? 1 : 0;
      neighbours |= asks && asked;
      asked = asks;
    }
    return asking * 5 >= lines.size() * 2 && neighbours && surely;
  }

  private static boolean isPrompt(String line) {
    return !line.isEmpty()
        && line.length() <= LONGEST_LINE
        && CLOSED.indexOf(line.charAt(line.length() - 1)) < 0
        && !ListMarker.of(line, false).exists()
        && "#>|<`$~".indexOf(line.charAt(0)) < 0
        && QaMark.ofAnswer(line) == 0;
  }
}
