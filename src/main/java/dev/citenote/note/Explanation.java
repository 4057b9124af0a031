package dev.citenote.note;

/// Tells a term with its explanation, or a clause that goes on, from a short prompt. Stateless.
final class Explanation {
  /// Fewer characters behind a colon or a dash explain nothing.
  private static final int SHORTEST = 9;

  /// As many characters behind a comma go on.
  private static final int LONG_CLAUSE = 30;

  private Explanation() {}

  /// Whether a title or item says something about what it names.
  static boolean isIn(String plain) {
    for (int i = 0; i < plain.length(); i++) {
      int rest = plain.length() - i - 1;
      boolean explains =
          switch (plain.charAt(i)) {
            case '：' -> wordsBehind(plain, i + 1) >= SHORTEST;
            case ':' -> spaceAt(plain, i + 1) && wordsBehind(plain, i + 1) >= SHORTEST;
            case '。' -> wordsBehind(plain, i + 1) > 0;
            case '，' -> rest >= LONG_CLAUSE;
            case '-', '–', '—' -> isDash(plain, i) && wordsBehind(plain, i + 1) >= SHORTEST;
            case '.' -> endsSentence(plain, i);
            default -> false;
          };
      if (explains) {
        return true;
      }
    }
    return false;
  }

  /// Whether a sentence in a Latin script ends inside the text.
  static boolean holdsSentence(String text) {
    for (int i = text.indexOf('.'); i >= 0; i = text.indexOf('.', i + 1)) {
      if (endsSentence(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean spaceAt(String plain, int i) {
    return i < plain.length() && Character.isWhitespace(plain.charAt(i));
  }

  /// Characters from the next that is not white space on.
  private static int wordsBehind(String plain, int from) {
    int i = from;
    while (i < plain.length() && Character.isWhitespace(plain.charAt(i))) {
      i++;
    }
    return plain.length() - i;
  }

  private static boolean isDash(String plain, int i) {
    int start = i > 0 && plain.charAt(i - 1) == plain.charAt(i) ? i - 1 : i;
    return start > 0 && spaceAt(plain, start - 1) && spaceAt(plain, i + 1);
  }

  private static boolean endsSentence(String plain, int i) {
    return i > 0
        && i + 2 < plain.length()
        && Character.isLowerCase(plain.charAt(i - 1))
        && plain.charAt(i + 1) == ' '
        && Character.isUpperCase(plain.charAt(i + 2));
  }
}
