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
    int asking = 0;
    int neighbours = 0;
    boolean asked = false;
    int at = first;
    while (at < lines.size() && isPrompt(lines.get(at).text(text))) {
      boolean asks = Verdict.ofWords(lines.get(at).text(text)).asks();
      asking += asks ? 1 : 0;
      neighbours += at > first && asks && asked ? 1 : 0;
      asked = asks;
      at++;
    }
    boolean ends = at == lines.size() || lines.get(at).isBlank();
    int count = at - first;
    // Questions and answers in turn have no two questions side by side.
    boolean list = count >= FEWEST && asking * 5 >= count * 2 && neighbours > 0;
    return ends && list ? count : 0;
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
