package dev.citenote.note;

import java.util.Arrays;

/// Finds the line of an offset. Immutable.
final class LineIndex {
  private final int[] starts;

  LineIndex(String text) {
    starts = Line.of(text).stream().mapToInt(Line::start).toArray();
  }

  /// The span between two offsets.
  Span span(int start, int end) {
    return new Span(start, end, lineOf(start), lineOf(Math.max(start, end - 1)));
  }

  private int lineOf(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// Number of line ends (`\n`, `\r\n` or `\r`) in part of a text.
  static int breaks(String text, int start, int end) {
    int count = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pair)) {
        count++;
      }
    }
    return count;
  }
}
