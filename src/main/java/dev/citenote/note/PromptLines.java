package dev.citenote.note;

import java.util.List;

/// Recognises a list of questions that was written without list markers, a line each. Every stretch
/// of lines is read once, however often it is asked for. Confined to one thread.
final class PromptLines {
  private static final int FEWEST = 3;
  private static final int LONGEST_LINE = 60;
  private static final String CLOSED = "。.；;，,：:！!";

  private final String text;
  private final List<Line> lines;

  /// The stretch of short lines that was read last.
  private int start;

  private int end;

  /// How many lines ask from each line of the stretch to its end; empty until that matters.
  private int[] asking = {};

  /// The last line that asks, as the one above it does; −1 where there is none.
  private int lastPair = -1;

  PromptLines(String text, List<Line> lines) {
    this.text = text;
    this.lines = lines;
  }

  /// How many lines from one on are such a list; 0 where it is something else. Two of five lines
  /// must ask, and two side by side: questions and answers in turn do not.
  int count(int first) {
    if (first < start || first >= end) {
      findEnd(first);
    }
    int count = end - first;
    boolean ends = end == lines.size() || lines.get(end).isBlank();
    if (!ends || count < FEWEST) {
      return 0;
    }
    if (asking.length == 0) {
      judge();
    }
    return asking[first - start] * 5 >= count * 2 && lastPair > first ? count : 0;
  }

  private void findEnd(int first) {
    start = first;
    end = first;
    while (end < lines.size() && isPrompt(lines.get(end).text(text))) {
      end++;
    }
    asking = new int[0];
    lastPair = -1;
  }

  private void judge() {
    asking = new int[end - start];
    int below = 0;
    boolean askedBelow = false;
    for (int i = end - 1; i >= start; i--) {
      Verdict verdict = Verdict.ofWords(lines.get(i).text(text));
      boolean asks = verdict.asksInList();
      below += asks ? 1 : 0;
      asking[i - start] = below;
      if (asks && askedBelow && lastPair < 0) {
        lastPair = i + 1;
      }
      askedBelow = asks;
    }
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
