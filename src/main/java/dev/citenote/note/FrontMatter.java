package dev.citenote.note;

import java.util.List;

/// Finds the lines of metadata that a note begins with, between `---` and `---`. Stateless.
final class FrontMatter {
  private static final int MOST_LINES = 200;

  /// No longer front matter is read, in characters.
  private static final int LONGEST = 20_000;

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
      keyed |= isKey(content);
      boolean belongs = lines.get(i).indent() > 0 || content.startsWith("-");
      if (!isKey(content) && !isComment(content) && !(keyed && belongs)) {
        return 0;
      }
    }
    return 0;
  }

  /// A key with a value, or with values below it.
  private static boolean isKey(String line) {
    int colon = line.indexOf(':');
    return colon > 0
        && (colon + 1 == line.length() || line.charAt(colon + 1) == ' ')
        && line.substring(0, colon).chars().noneMatch(Character::isWhitespace);
  }

  private static boolean isComment(String line) {
    return line.isEmpty() || (line.startsWith("#") && !line.startsWith("##"));
  }

  /// What the front matter of a text says; nothing where it has none, or is no YAML.
  static Metadata read(String text) {
    if (!text.startsWith("---")) {
      return Metadata.NONE;
    }
    List<Line> lines = Line.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    int last = lastLine(text, lines);
    return last == 0
        ? Metadata.NONE
        : YamlMetadata.read(text.substring(lines.get(1).start(), lines.get(last).start()));
  }
}
