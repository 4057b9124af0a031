package dev.citenote.llm;

/// Puts the halves of characters together that a model sent in two pieces, replaces halves that
/// stay alone by U+FFFD, and leaves out U+0000. Confined to one thread.
final class WholeCharacters {
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder half = new StringBuilder(1);

  /// What of the text is whole, with the half that was left of the last one before it.
  String of(String piece) {
    StringBuilder whole = new StringBuilder(half).append(piece);
    half.setLength(0);
    int last = whole.length() - 1;
    if (last >= 0 && Character.isHighSurrogate(whole.charAt(last))) {
      half.append(whole.charAt(last));
      whole.setLength(last);
    }
    return mended(whole);
  }

  /// What is left at the end.
  String rest() {
    String rest = mended(half);
    half.setLength(0);
    return rest;
  }

  private static String mended(CharSequence text) {
    StringBuilder mended = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> point != 0)
        .map(point -> isHalf(point) ? REPLACEMENT : point)
        .forEach(mended::appendCodePoint);
    return mended.toString();
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
