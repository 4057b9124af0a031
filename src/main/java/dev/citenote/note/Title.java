package dev.citenote.note;

import java.util.regex.Pattern;

/// Makes the title of a heading, label or question. Stateless.
final class Title {
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]*)]\\([^()]*\\)");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
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
    plain = unmarked(plain);
    while (plain.endsWith(":") || plain.endsWith("：")) {
      plain = plain.substring(0, plain.length() - 1).stripTrailing();
    }
    return plain.length() <= LONGEST_TITLE ? plain : plain.substring(0, LONGEST_TITLE);
  }

  /// Without marks of emphasis and code, white space squeezed.
  private static String unmarked(String text) {
    return isPlain(text) ? text : rewritten(text);
  }

  /// Whether a text holds neither such marks nor white space to squeeze.
  private static boolean isPlain(String text) {
    char last = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = c == last && (c == ' ' || c == '*' || c == '_');
      if (doubled || c == '`' || (c != ' ' && isSpace(c))) {
        return false;
      }
      last = c;
    }
    return last != ' ';
  }

  private static String rewritten(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
      if ((c == '*' || c == '_') && doubled) {
        i++;
      } else if (isSpace(c)) {
        if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
          plain.append(' ');
        }
      } else if (c != '`') {
        plain.append(c);
      }
    }
    return plain.toString().stripTrailing();
  }

  private static boolean isSpace(char c) {
    boolean mayBe = c <= ' ' || (c > 0x1600 && c <= '\u3000');
    return (mayBe && Character.isWhitespace(c)) || c == '\u00A0';
  }
}
