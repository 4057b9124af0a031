package dev.citenote.note;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds the lines and the place of an offset in one note. Immutable.
final class SpanIndex {
  /// Characters of a stretch of the text.
  private static final int STRETCH = 256;

  private final int[] lineStarts;

  /// Index of the last line that starts at or before each stretch.
  private final int[] lineOfStretch;

  private final int[] placeStarts;
  private final List<Place.Start> places;

  SpanIndex(Note note) {
    lineStarts = lineStarts(note.text());
    lineOfStretch = lineOfStretch(lineStarts, note.text().length());
    places = note.places();
    placeStarts = places.stream().mapToInt(Place.Start::offset).toArray();
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16 + text.length() / 32];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (isBreak(text, i)) {
        starts = count < starts.length ? starts : Arrays.copyOf(starts, 2 * count);
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private static int[] lineOfStretch(int[] lineStarts, int length) {
    int[] lines = new int[length / STRETCH + 1];
    int line = 0;
    for (int i = 0; i < lines.length; i++) {
      while (line + 1 < lineStarts.length && lineStarts[line + 1] <= i * STRETCH) {
        line++;
      }
      lines[i] = line;
    }
    return lines;
  }

  /// The span between two offsets.
  Span span(int start, int end) {
    int lastLine = line(Math.max(start, end - 1));
    return new Span(start, end, line(start), lastLine, place(start));
  }

  /// The place that holds an offset, in notes that have places.
  Optional<Place> place(int offset) {
    int found = last(placeStarts, 0, placeStarts.length, offset);
    return found < 0 ? Optional.empty() : Optional.of(places.get(found).place());
  }

  /// The line that holds an offset, from 1.
  private int line(int offset) {
    int stretch = offset / STRETCH;
    int from = lineOfStretch[stretch];
    int to =
        stretch + 1 < lineOfStretch.length ? lineOfStretch[stretch + 1] : lineStarts.length - 1;
    return last(lineStarts, from, to + 1, offset) + 1;
  }

  /// Index of the last start at or before an offset, among some; −1 where there is none.
  private static int last(int[] starts, int from, int to, int offset) {
    int found = Arrays.binarySearch(starts, from, to, offset);
    return found >= 0 ? found : -found - 2;
  }

  /// Number of blank lines between text that ends at one offset and text that starts at another.
  static int blankLines(String text, int from, int to) {
    int blank = 0;
    boolean empty = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == to || text.charAt(i + 1) != '\n'))) {
        blank += empty ? 1 : 0;
        empty = true;
      } else if (!Character.isWhitespace(c)) {
        empty = false;
      }
    }
    return blank;
  }

  /// Number of line ends (`\n`, `\r\n` or `\r`) in part of a text.
  static int breaks(String text, int start, int end) {
    int count = 0;
    for (int i = start; i < end; i++) {
      count += isBreak(text, i) ? 1 : 0;
    }
    return count;
  }

  /// Whether a line ends with the character at an offset; `\r\n` ends one line.
  private static boolean isBreak(String text, int at) {
    char c = text.charAt(at);
    return c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
  }
}
