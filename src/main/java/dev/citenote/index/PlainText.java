package dev.citenote.index;

import java.util.regex.Pattern;

/// Text without the marks of Markdown and HTML, as it is searched and encoded. What is stored and
/// cited keeps its marks. Stateless.
final class PlainText {
  private static final Pattern LINE_START =
      Pattern.compile(
          "(?m)^[ \\t]*(?:>[ \\t]?)*+(?:#{1,6}[ \\t]+|[-*+•][ \\t]+|\\d{1,3}(?:\\.\\d{1,3})*+[.)、．][ \\t]*(?!\\d))?");
  private static final Pattern FENCE = Pattern.compile("(?m)^[ \\t]*(?:```|~~~)[^\\n]*$");
  private static final Pattern RULE = Pattern.compile("(?m)^[ \\t]*(?:[-*_][ \\t]*+){3,}+$");

  /// Bounded, so that brackets without an end take no longer than others.
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\]\\n]{0,1000}+)\\]\\([^)\\n]{0,2000}+\\)");

  /// Comments and tags of HTML and Vue. Behind a word, only tags that stand within text: others
  /// there are the arguments of types.
  private static final Pattern TAG =
      Pattern.compile(
          "(?s:<!--.*?-->)|</[A-Za-z][\\w.:-]*+\\s*+>|(?<!\\w)<[A-Za-z][\\w.:-]*+(?:\\s[^<>]*+)?/?>"
              + "|(?i:<(?:a|b|br|code|em|font|i|img|kbd|mark|small|span|strong|sub|sup|u)(?:\\s+[\\w:@.-]+=[^<>]*+)?\\s*+/?>)");

  private static final Pattern MARKS = Pattern.compile("\\*\\*|__|~~|`+");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\u3000]+");
  private static final Pattern BLANK_LINES = Pattern.compile("\\s*\\n\\s*");

  private PlainText() {}

  static String of(String text) {
    String plain = FENCE.matcher(text).replaceAll("");
    plain = RULE.matcher(plain).replaceAll("");
    plain = LINE_START.matcher(plain).replaceAll("");
    plain = LINK.matcher(plain).replaceAll("$1");
    plain = TAG.matcher(plain).replaceAll(" ");
    plain = MARKS.matcher(plain).replaceAll("");
    plain = BLANKS.matcher(plain).replaceAll(" ");
    return BLANK_LINES.matcher(plain).replaceAll("\n").strip();
  }
}
