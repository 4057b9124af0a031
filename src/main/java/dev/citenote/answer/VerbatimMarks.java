package dev.citenote.answer;

/// The marks around code and formulas. Stateless.
final class VerbatimMarks {
  private VerbatimMarks() {}

  /// Makes the marks at both ends of code or a formula mean nothing; the text keeps its length.
  ///
  /// @param from where it begins
  /// @param end where it ends, or the first line of a block of code
  static void disarm(StringBuilder text, int from, int end) {
    char mark = text.charAt(from);
    if (mark == '\\') {
      disarmBackslash(text, from);
      disarmBackslash(text, end - 2);
      return;
    }
    int open = from;
    while (open < end && text.charAt(open) == mark) {
      text.setCharAt(open++, harmless(mark));
    }
    for (int close = end - 1; close > open && text.charAt(close) == mark; close--) {
      text.setCharAt(close, harmless(mark));
    }
  }

  private static char harmless(char mark) {
    return mark == '$' ? '＄' : '\'';
  }

  private static void disarmBackslash(StringBuilder text, int at) {
    text.setCharAt(at, ' ');
    char bracket = text.charAt(at + 1);
    text.setCharAt(at + 1, bracket == '[' ? '(' : bracket == ']' ? ')' : bracket);
  }
}
