package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;

/// One line of a note. Immutable.
///
/// @param start offset of the line's first character
/// @param end one past its last character, line end and trailing space excluded
/// @param indent columns of leading white space, a tab reaching the next multiple of 4
/// @param textStart offset of the first character that is not white space; `end` if blank
record Line(int start, int end, int indent, int textStart) {

  boolean isBlank() {
    return textStart == end;
  }

  String text(String note) {
    return note.substring(textStart, end);
  }

  /// The rest of this line after the mark of a quote, which it starts with.
  Line quoted(String note) {
    return line(note, textStart + 1, end);
  }

  /// All lines of a text; `\n`, `\r\n` and `\r` end one.
  static List<Line> of(String text) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = start;
      while (end < text.length() && !isLineEnd(text.charAt(end))) {
        end++;
      }
      lines.add(line(text, start, end));
      boolean windows =
          end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
      start = end + (windows ? 2 : 1);
    }
    return lines;
  }

  private static Line line(String text, int start, int end) {
    int trimmed = end;
    while (trimmed > start && isSpace(text.charAt(trimmed - 1))) {
      trimmed--;
    }
    int indent = 0;
    int at = start;
    while (at < trimmed && isSpace(text.charAt(at))) {
      indent = text.charAt(at) == '\t' ? (indent / 4 + 1) * 4 : indent + 1;
      at++;
    }
    return new Line(start, trimmed, indent, at);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\u3000' || c == '\u00A0' || c == '\f';
  }
}
