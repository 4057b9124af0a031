package dev.citenote.answer;

/// What stands between two words of a draft: white space, and the bars of a table. Confined to one
/// thread.
final class Gap {
  private final StringBuilder text = new StringBuilder();

  /// Whether it was followed by a marker, which is taken out.
  private boolean beforeMarker;

  /// Whether a marker was taken out of it.
  private boolean afterMarker;

  void add(char c) {
    dropBeforeMarker();
    text.append(c);
  }

  /// A marker follows: of the white space on its two sides, one is enough.
  void marked() {
    afterMarker = true;
    beforeMarker = !text.isEmpty() && text.indexOf("|") < 0 && !breaksLine();
  }

  /// A word follows.
  ///
  /// @param close whether it wants no white space before it where a marker stood
  void word(boolean close) {
    if (close) {
      dropBeforeMarker();
    }
    beforeMarker = false;
  }

  /// Keeps apart what would be code, a formula, a link or an image where it touches: a character
  /// that follows, and the words before it. An image is kept apart also where no marker stood.
  void part(CharSequence words, char next) {
    if (text.isEmpty() && !words.isEmpty()) {
      char last = words.charAt(words.length() - 1);
      boolean image = last == '!' && next == '[';
      if (image || (afterMarker && joins(last, next))) {
        text.append(' ');
      }
    }
    afterMarker = false;
  }

  private static boolean joins(char last, char next) {
    return switch (last) {
      case '`', '~' -> next == last;
      case '$' -> next == '$' || Character.isDigit(next);
      case '\\' -> "()[]$`".indexOf(next) >= 0;
      case ']' -> "([:".indexOf(next) >= 0;
      default -> false;
    };
  }

  private void dropBeforeMarker() {
    if (beforeMarker) {
      text.setLength(0);
      beforeMarker = false;
    }
  }

  void clear() {
    text.setLength(0);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /// Whether a line ends in it.
  boolean breaksLine() {
    return text.indexOf("\n") >= 0;
  }

  /// Whether a paragraph ends in it.
  boolean breaksParagraph() {
    return text.indexOf("\n") < text.lastIndexOf("\n");
  }

  /// Its characters, which are then no longer in it.
  String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }

  /// Its bars with the white space before them, which are then no longer in it.
  String takeBars() {
    int end = text.lastIndexOf("|") + 1;
    String bars = text.substring(0, end);
    text.delete(0, end);
    return bars;
  }
}
