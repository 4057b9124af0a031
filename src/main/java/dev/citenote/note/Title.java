package dev.citenote.note;

import java.util.regex.Pattern;

/// Makes the title of a heading, label or question. Stateless.
final class Title {
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]*)]\\([^()]*\\)");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
  private static final Pattern MARKS = Pattern.compile("\\*\\*|__|`");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u3000]+");
  private static final int LONGEST_TITLE = 160;
  private static final int LONGEST_HEAD = 1_000;

  private Title() {}

  /// Its content as a title: one line, without marks and closing colon.
  static String of(String content) {
    String plain = content.length() <= LONGEST_HEAD ? content : content.substring(0, LONGEST_HEAD);
    if (plain.indexOf('[') >= 0) {
      plain = LINK.matcher(plain).replaceAll("$1");
    }
    if (plain.indexOf('<') >= 0) {
      plain = TAG.matcher(plain).replaceAll("");
    }
    if (plain.indexOf('*') >= 0 || plain.indexOf('_') >= 0 || plain.indexOf('`') >= 0) {
      plain = MARKS.matcher(plain).replaceAll("");
    }
    plain = SPACE.matcher(plain).replaceAll(" ").strip();
    while (plain.endsWith(":") || plain.endsWith("：")) {
      plain = plain.substring(0, plain.length() - 1).stripTrailing();
    }
    return plain.length() <= LONGEST_TITLE ? plain : plain.substring(0, LONGEST_TITLE);
  }
}
