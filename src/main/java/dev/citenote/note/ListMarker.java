package dev.citenote.note;

/// The mark that starts a list item: a bullet, a number, or a bullet and a number. Immutable.
///
/// @param length characters up to the item's content
/// @param bulleted whether it starts with a bullet
/// @param number dotted number such as `9.1`; empty for a bare bullet
record ListMarker(int length, boolean bulleted, String number) {

  /// No marker.
  static final ListMarker NONE = new ListMarker(0, false, "");

  private static final int LONGEST_NUMBER = 3;
  private static final int MOST_SUBNUMBERS = 8;

  /// The marker at the start of a line's text, or [#NONE].
  ///
  /// @param text the line without its indent
  /// @param afterItem whether the line stands in a list, where `9.1 …` is a number and no decimal
  static ListMarker of(String text, boolean afterItem) {
    int bullet = bulletEnd(text);
    boolean bulleted = bullet > 0 && bullet < text.length();
    int at = bulleted ? bullet : 0;
    ListMarker number = numbered(text, at, afterItem || bulleted);
    if (number.exists() || !bulleted) {
      return number;
    }
    return new ListMarker(taskEnd(text, at), true, "");
  }

  /// The marker that ends with a number at an offset, behind a bullet unless that is 0.
  private static ListMarker numbered(String text, int at, boolean mayBeDotted) {
    if (at == text.length()) {
      return NONE;
    }
    int digits = digitsEnd(text, at);
    if (mayBeDotted && digits > at) {
      int dotted = dottedEnd(text, digits);
      int end = gapEnd(text, dotted);
      if (dotted > digits && end > 0) {
        return new ListMarker(end, at > 0, text.substring(at, dotted));
      }
    }
    int end = pastSpace(text, digits > at ? plainEnd(text, digits) : enclosedEnd(text, at));
    return end > at && end < text.length()
        ? new ListMarker(end, at > 0, number(text, at, digits))
        : NONE;
  }

  /// A number without its marks.
  private static String number(String text, int at, int digits) {
    if (isRing(text.charAt(at))) {
      return String.valueOf(text.charAt(at) - '①' + 1);
    }
    int start = digits > at ? at : at + 1;
    return text.substring(start, digitsEnd(text, start));
  }

  /// One past a bullet and the space behind it; 0 where there is none.
  private static int bulletEnd(String text) {
    if (text.isEmpty() || !isBullet(text.charAt(0))) {
      return 0;
    }
    boolean needsSpace = text.charAt(0) < 0x80;
    boolean spaced = text.length() > 1 && isGap(text.charAt(1));
    return needsSpace && !spaced ? 0 : pastSpace(text, 1);
  }

  /// One past up to three digits.
  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length()
        && end < start + LONGEST_NUMBER
        && text.charAt(end) >= '0'
        && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /// One past the subnumbers that follow the number that ends at an offset: `9` of `9.1`.
  private static int dottedEnd(String text, int start) {
    int end = start;
    for (int i = 0; i < MOST_SUBNUMBERS; i++) {
      boolean dot = end < text.length() && text.charAt(end) == '.';
      int digits = dot ? digitsEnd(text, end + 1) : 0;
      if (digits <= end + 1) {
        return end;
      }
      end = digits;
    }
    return end;
  }

  /// One past the space behind `9.1` or `9.1.`, which text must follow; 0 where there is none.
  private static int gapEnd(String text, int start) {
    boolean mark = start < text.length() && ".、".indexOf(text.charAt(start)) >= 0;
    int first = mark ? start + 1 : start;
    int end = first;
    while (end < text.length() && isGap(text.charAt(end))) {
      end++;
    }
    while (end > first && (end == text.length() || isSpace(text.charAt(end)))) {
      end--;
    }
    return end > first ? end : 0;
  }

  /// One past the mark behind digits: `1.` and `1)` before white space or a Han character, `1、`
  /// `1．` `1）` anywhere; 0 where there is none.
  private static int plainEnd(String text, int digits) {
    if (digits == text.length()) {
      return 0;
    }
    int end = digits + 1;
    return switch (text.charAt(digits)) {
      case '、', '．', '）' -> end;
      case '.', ')' -> end < text.length() && mayFollowStop(text.codePointAt(end)) ? end : 0;
      default -> 0;
    };
  }

  private static boolean mayFollowStop(int c) {
    return isSpace(c)
        || (c >= 0x2E80 && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /// One past `（1）`, `(1)` or `①`; 0 where there is none.
  private static int enclosedEnd(String text, int at) {
    char first = text.charAt(at);
    if (isRing(first)) {
      return at + 1;
    }
    int digits = digitsEnd(text, at + 1);
    boolean round = (first == '(' || first == '（') && digits > at + 1 && digits < text.length();
    return round && ")）".indexOf(text.charAt(digits)) >= 0 ? digits + 1 : 0;
  }

  /// One past the box of a task and the space behind it; the offset where there is none.
  private static int taskEnd(String text, int at) {
    boolean box =
        text.startsWith("[ ]", at) || text.startsWith("[x]", at) || text.startsWith("[X]", at);
    int end = box ? pastSpace(text, at + 3) : at;
    return end > at + 3 ? end : at;
  }

  private static int pastSpace(String text, int start) {
    int end = start;
    while (end > 0 && end < text.length() && isSpace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '\t' || c == '\u3000';
  }

  private static boolean isRing(char c) {
    return c >= '①' && c <= '⑳';
  }

  private static boolean isBullet(char c) {
    return switch (c) {
      case '-', '*', '+', '•', '●', '○', '◦', '▪' -> true;
      default -> false;
    };
  }

  /// Whether an item that starts at an offset has a bullet.
  static boolean startsBulleted(String text, int start) {
    return start < text.length() && isBullet(text.charAt(start));
  }

  boolean exists() {
    return length > 0;
  }

  /// Whether this item is numbered below the other: `9.1` below `9`.
  boolean isNumberedBelow(ListMarker other) {
    return !other.number.isEmpty() && number.startsWith(other.number + ".");
  }

  /// Whether an item that starts at an offset is numbered one.
  static boolean isFirst(String text, int start) {
    boolean one = start + 1 < text.length() && text.charAt(start) == '1';
    return one && ".、)） ".indexOf(text.charAt(start + 1)) >= 0 && !text.startsWith("1.1", start);
  }

  /// Whether an item's marker holds a box to tick.
  static boolean isTask(String text, Block item) {
    int box = text.indexOf('[', item.start(), item.contentStart());
    return box >= 0;
  }
}
