package dev.citenote.retrieve;

/// The language of a text, as far as it decides which model encodes it and which dictionary
/// translates it.
public enum Language {
  /// Written with Han characters, wholly or in part.
  CHINESE,
  /// Any other.
  LATIN;

  /// Share of Han characters among the letters from which a passage is Chinese.
  private static final double LEAST_HAN = 0.2;

  /// The language of a question: Chinese where it holds any Han character.
  public static Language ofQuery(String text) {
    return text.codePoints().anyMatch(Language::isHan) ? CHINESE : LATIN;
  }

  /// The language of a passage: Chinese where at least a fifth of its letters are Han characters,
  /// so that a quoted term does not make an English passage Chinese.
  public static Language ofPassage(String text) {
    int letters = 0;
    int han = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int codePoint = text.codePointAt(i);
      boolean isHan = isHan(codePoint);
      letters += isHan || Character.isLetter(codePoint) ? 1 : 0;
      han += isHan ? 1 : 0;
    }
    return han > 0 && han >= LEAST_HAN * letters ? CHINESE : LATIN;
  }

  /// Whether a character is a Han character.
  public static boolean isHan(int codePoint) {
    return isUnified(codePoint)
        || (codePoint >= 0x3400
            && Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN
            && Character.isLetter(codePoint));
  }

  /// Nearly all Han characters stand in one block; this is asked of every character of a text.
  private static boolean isUnified(int codePoint) {
    return codePoint >= 0x4E00 && codePoint <= 0x9FFF;
  }
}
