package dev.citenote.note;

import java.util.regex.Pattern;

/// Tells by the look of a line's text, without its indent, what it may be. Stateless.
final class LineShape {
  private static final int LONGEST_LABEL = 40;
  private static final int LONGEST_COLON_LABEL = 80;

  /// Repeated groups recurse, so only a line that a person could have written is matched.
  private static final int LONGEST_RULE = 400;

  private static final Pattern HEADING = Pattern.compile("#{1,6}(?:[ \\t].*|)|#{2,6}[^#\\s].*");
  private static final Pattern RULE = Pattern.compile("(?:[-*_=][ \\t]*){3,}");
  private static final Pattern UNDERLINE = Pattern.compile("={3,}|-{3,}");
  private static final Pattern FENCE = Pattern.compile("(?:`{3,}[^`]*|~{3,}.*)");
  private static final Pattern TAGS =
      Pattern.compile("(?:<!--[^>]*-->|</?[A-Za-z][^<>]*>|\\s)+", Pattern.DOTALL);
  private static final Pattern TABLE_RULE =
      Pattern.compile("\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-+:?[ \\t]*)*\\|?");
  private static final Pattern WHOLLY_BOLD =
      Pattern.compile("\\*\\*[^*]+\\*\\*[:：]?|【[^】]+】.{0,20}");
  private static final Pattern CHINESE_PART =
      Pattern.compile("[一二三四五六七八九十]+、.*|第[一二三四五六七八九十\\d]+[部章节篇].*");
  private static final Pattern ASKING = Pattern.compile(".*[?？]");
  private static final Pattern CLOSED = Pattern.compile(".*[。.！!；;，,]");

  private LineShape() {}

  /// An ATX heading; two or more marks may stand without a space.
  static boolean isHeading(String text) {
    return HEADING.matcher(text).matches();
  }

  /// A thematic break, or a long line of `=`.
  static boolean isRule(String text) {
    return matches(RULE, text);
  }

  /// The underline of a setext heading, where a paragraph stands above it.
  static boolean isUnderline(String text) {
    return matches(UNDERLINE, text);
  }

  static boolean opensFence(String text) {
    return FENCE.matcher(text).matches();
  }

  /// Nothing but HTML or Vue tags.
  static boolean isTags(String text) {
    return text.startsWith("<") && matches(TAGS, text);
  }

  /// The line below a table's header.
  static boolean isTableRule(String text) {
    return text.indexOf('|') >= 0 && matches(TABLE_RULE, text);
  }

  /// A title without heading marks that holds until the next one: bold, in `【】`, or "一、…".
  static boolean isLastingLabel(String text) {
    return matches(WHOLLY_BOLD, text)
        || (text.length() <= LONGEST_LABEL
            && CHINESE_PART.matcher(text).matches()
            && !CLOSED.matcher(text).matches());
  }

  /// Short and open-ended enough to title a list that follows.
  static boolean couldLabel(String text) {
    boolean colon = text.endsWith(":") || text.endsWith("：");
    return text.length() <= (colon ? LONGEST_COLON_LABEL : LONGEST_LABEL)
        && !CLOSED.matcher(text).matches();
  }

  static boolean asks(String text) {
    return ASKING.matcher(text).matches();
  }

  private static boolean matches(Pattern pattern, String text) {
    return text.length() <= LONGEST_RULE && pattern.matcher(text).matches();
  }
}
