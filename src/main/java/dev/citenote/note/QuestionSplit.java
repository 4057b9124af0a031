package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;

/// Splits a line behind its question marks, but not within brackets, quotes or code. Stateless.
final class QuestionSplit {
  private static final String ENDING = "?？!！~";
  private static final String GOES_WITH_END = "\"”’'*_)）】」』。.";

  private QuestionSplit() {}

  /// The stretches that end with a question mark, and what is left behind the last one; trimmed and
  /// never empty.
  static List<Extent> parts(String text, Extent line) {
    List<Extent> parts = new ArrayList<>();
    boolean brackets = balanced(text, line);
    int depth = 0;
    boolean code = false;
    int from = line.start();
    for (int i = line.start(); i < line.end(); i++) {
      char c = text.charAt(i);
      if (c == '$') {
        i = formulaEnd(text, i, line.end());
      } else if (c == '`') {
        code = !code;
      } else if (brackets && opens(c)) {
        depth++;
      } else if (brackets && closes(c)) {
        depth--;
      } else if (depth == 0 && !code && endsAt(text, i, line.end())) {
        i = end(text, i, line.end());
        add(parts, text, new Extent(from, i));
        from = i--;
      }
    }
    add(parts, text, new Extent(from, line.end()));
    if (parts.isEmpty()) {
      parts.add(line);
    }
    return parts;
  }

  /// The `$` that closes the formula that another opens; that one where none does.
  private static int formulaEnd(String text, int opening, int end) {
    int closing = text.indexOf('$', opening + 1, end);
    return closing < 0 ? opening : closing;
  }

  private static void add(List<Extent> parts, String text, Extent part) {
    Extent trimmed = part.trim(text);
    if (!trimmed.isEmpty()) {
      parts.add(trimmed);
    }
  }

  private static boolean endsAt(String text, int i, int end) {
    char c = text.charAt(i);
    if (c != '?' && c != '？') {
      return false;
    }
    // A mark within an address or an operator ends nothing.
    return c == '？' || i + 1 == end || "=&/.:".indexOf(text.charAt(i + 1)) < 0;
  }

  private static int end(String text, int mark, int end) {
    int i = mark + 1;
    while (i < end
        && (ENDING.indexOf(text.charAt(i)) >= 0 || GOES_WITH_END.indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    return i;
  }

  private static boolean balanced(String text, Extent line) {
    int depth = 0;
    for (int i = line.start(); i < line.end(); i++) {
      if (opens(text.charAt(i))) {
        depth++;
      } else if (closes(text.charAt(i)) && --depth < 0) {
        return false;
      }
    }
    return depth == 0;
  }

  private static boolean opens(char c) {
    return switch (c) {
      case '(', '（', '[', '【', '“', '「', '『', '《' -> true;
      default -> false;
    };
  }

  private static boolean closes(char c) {
    return switch (c) {
      case ')', '）', ']', '】', '”', '」', '』', '》' -> true;
      default -> false;
    };
  }
}
