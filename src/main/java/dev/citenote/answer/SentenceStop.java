package dev.citenote.answer;

import dev.citenote.note.Sentences;

/// What the end of the sentence under way looks like: whether it may be over with the next word.
/// Confined to one thread.
final class SentenceStop {
  private static final String STOPS = "。！？!?…";
  private static final String CLOSING = "”’」』）)】》\"'*_";

  /// Characters before a full stop that tell whether it only shortens a word.
  private static final int LONGEST_WORD = 16;

  private static final int HAN = 0x2E80;

  private Kind kind = Kind.NONE;
  private boolean marked;

  private enum Kind {
    NONE,
    /// Ends a sentence wherever it stands.
    HARD,
    /// A full stop, which may stand in a number or behind an abbreviation.
    SOFT
  }

  /// The sentence has grown by a piece.
  void grown(String piece) {
    char c = piece.charAt(piece.length() - 1);
    if (piece.length() == 1 && STOPS.indexOf(c) >= 0) {
      kind = Kind.HARD;
      marked = false;
    } else if (piece.length() == 1 && c == '.') {
      kind = Kind.SOFT;
      marked = false;
    } else if (piece.length() > 1 || CLOSING.indexOf(c) < 0) {
      kind = Kind.NONE;
    }
  }

  /// A marker stands behind what there is.
  void marked() {
    marked = true;
  }

  /// Whether a stop stands at its end.
  boolean pending() {
    return kind != Kind.NONE;
  }

  /// Whether the sentence is over, now that more follows on its line.
  ///
  /// @param words the sentence so far
  /// @param touching whether what follows stands right behind it
  /// @param next first character that follows
  boolean ends(CharSequence words, boolean touching, char next) {
    if (kind == Kind.NONE) {
      return false;
    }
    if (touching && closes(words, next)) {
      return false;
    }
    return kind == Kind.HARD ? endsHard(words, touching, next) : endsSoft(words, touching, next);
  }

  private static boolean closes(CharSequence words, char next) {
    boolean emphasis = next == '*' || next == '_';
    return emphasis ? opensEmphasis(words, next) : CLOSING.indexOf(next) >= 0;
  }

  /// Whether emphasis is open behind the words: the runs of its mark are odd in number.
  private static boolean opensEmphasis(CharSequence words, char mark) {
    int runs = 0;
    for (int i = 0; i < words.length(); i++) {
      boolean starts = words.charAt(i) == mark && (i == 0 || words.charAt(i - 1) != mark);
      boolean bullet = i + 1 < words.length() && words.charAt(i + 1) == ' ' && i == 0;
      runs += starts && !bullet ? 1 : 0;
    }
    // A mark that stands at the end is part of the run that is being closed.
    boolean closing = words.length() > 0 && words.charAt(words.length() - 1) == mark;
    return closing || runs % 2 == 1;
  }

  private boolean endsHard(CharSequence words, boolean touching, char next) {
    char last = words.charAt(words.length() - 1);
    boolean more = STOPS.indexOf(next) >= 0 || next == '.';
    boolean inWord = (last == '!' || last == '?') && Character.isLetterOrDigit(next) && next < HAN;
    return !touching || marked || !(more || inWord);
  }

  private boolean endsSoft(CharSequence words, boolean touching, char next) {
    boolean goesOn = touching || Character.isLowerCase(next);
    if (goesOn && !marked) {
      return false;
    }
    String last =
        words.subSequence(Math.max(0, words.length() - LONGEST_WORD), words.length()) + " A";
    return Sentences.split(last).size() > 1;
  }
}
