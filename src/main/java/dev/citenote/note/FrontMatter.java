package dev.citenote.note;

import java.util.List;

/// Finds the lines of metadata that a note begins with, between `---` and `---`. Stateless.
final class FrontMatter {
  private static final int MOST_LINES = 200;

  private FrontMatter() {}

  /// Index of the closing line; 0 where a note has no front matter.
  static int lastLine(String text, List<Line> lines) {
    if (!lines.getFirst().text(text).equals("---")) {
      return 0;
    }
    boolean keyed = false;
    for (int i = 1; i < Math.min(lines.size(), MOST_LINES); i++) {
      String content = lines.get(i).text(text);
      if (content.equals("---") || content.equals("...")) {
        return keyed || i == 1 ? i : 0;
      }
      keyed |= content.indexOf(':') > 0;
      if (!keyed && !content.isEmpty() && !content.startsWith("#")) {
        return 0;
      }
    }
    return 0;
  }
}
