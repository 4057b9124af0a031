package dev.citenote.note;

/// A piece of a text by its offsets. Immutable.
///
/// @param start first UTF-16 code unit
/// @param end one past the last; not before `start`
record Extent(int start, int end) {

  Extent {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "extent must have 0 <= start <= end, got " + start + " and " + end);
    }
  }

  String of(String text) {
    return text.substring(start, end);
  }

  int length() {
    return end - start;
  }

  boolean isEmpty() {
    return end == start;
  }

  /// Without the white space at both ends.
  Extent trim(String text) {
    int from = start;
    int to = end;
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return from == start && to == end ? this : new Extent(from, to);
  }

  /// White space is rare outside of two ranges, which is faster to tell.
  private static boolean isSpace(char c) {
    boolean mayBe = c <= ' ' || (c > 0x1600 && c <= 0x3000);
    return mayBe && Character.isWhitespace(c);
  }
}
