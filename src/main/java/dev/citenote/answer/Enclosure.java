package dev.citenote.answer;

/// Two marks and what may stand between them: text of one paragraph, or between backticks of one
/// line. Immutable.
record Enclosure(String open, String close) {
  /// Nothing is enclosed.
  static final int NONE = 0;

  /// More text is needed to tell.
  static final int UNKNOWN = -1;

  /// Where it ends that begins at a place, or [#NONE], or [#UNKNOWN].
  ///
  /// @param limit where the text is over that is looked at
  /// @param over whether nothing follows that could count
  int end(CharSequence text, int at, int limit, boolean over) {
    String first = text.subSequence(at, Math.min(limit, at + open.length())).toString();
    if (!first.equals(open)) {
      return !over && open.startsWith(first) ? UNKNOWN : NONE;
    }
    for (int i = at + open.length(); i < limit; i++) {
      if (text.charAt(i) == '\n' && (isCode() || isBlankAfter(text, i, limit))) {
        return NONE;
      }
      int run = run(text, i, limit);
      if (run == close.length() && (i + run < limit || over)) {
        return i + run;
      }
      i += Math.max(0, run - 1);
    }
    return over ? NONE : UNKNOWN;
  }

  private boolean isCode() {
    return close.charAt(0) == '`';
  }

  /// Characters at a place that are the closing mark; of backticks, all in a row.
  private int run(CharSequence text, int from, int limit) {
    if (!isCode()) {
      int behind = Math.min(limit, from + close.length());
      return close.contentEquals(text.subSequence(from, behind)) ? close.length() : 0;
    }
    int end = from;
    while (end < limit && text.charAt(end) == '`') {
      end++;
    }
    return end - from;
  }

  private static boolean isBlankAfter(CharSequence text, int lineEnd, int limit) {
    int i = lineEnd + 1;
    while (i < limit && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i < limit && text.charAt(i) == '\n';
  }
}
