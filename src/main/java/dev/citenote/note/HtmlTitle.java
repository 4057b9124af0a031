package dev.citenote.note;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of HTML that titles what follows: `<h2>…</h2>`, or the summary of a folded answer.
/// Immutable.
///
/// @param level 1 to 6 for a heading, else the level of labels
/// @param start offset of the title in its line
/// @param end one past it
record HtmlTitle(int level, int start, int end) {
  private static final int LONGEST_LINE = 600;
  private static final Pattern TITLE =
      Pattern.compile(
          "(?i)(?:<details[^<>]*>\\s*)?<(?<tag>h[1-6]|summary)\\b[^<>]*>(?<title>.+?)</\\k<tag>>(?:\\s*</?[a-z]+[^<>]*>)*");

  /// The title in a line's text, if that is what it is.
  static Optional<HtmlTitle> of(String line) {
    if (line.length() > LONGEST_LINE) {
      return Optional.empty();
    }
    Matcher title = TITLE.matcher(line);
    if (!title.matches()) {
      return Optional.empty();
    }
    String tag = title.group("tag");
    int level = tag.length() == 2 ? tag.charAt(1) - '0' : GrowingTree.LABEL_LEVEL;
    return Optional.of(new HtmlTitle(level, title.start("title"), title.end("title")));
  }
}
