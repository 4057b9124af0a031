package dev.citenote.answer;

import java.util.Collection;
import java.util.regex.Pattern;

/// How much of the notes a draft may show: about 250 Chinese or 700 Latin characters, twice that
/// where the question asks for all of it. Counted in Chinese characters. Immutable.
///
/// @param most in Chinese characters
record Budget(double most) {
  /// Unless more is asked for.
  static final double USUAL = 250;
  private static final double LATIN = USUAL / 700;

  /// The points of a list may take this much more, rather than lose the last one.
  private static final double WHOLE = 1.25;

  private static final Pattern ASKS_FOR_ALL =
      Pattern.compile(
          "详细|详尽|具体步骤|步骤|全部|所有|完整|列出|列举|一一|逐一|全流程"
              + "|\\b(?:in detail|detailed|all (?:the|of)|every|complete list|full list|list|step[- ]by[- ]step|steps)\\b",
          Pattern.CASE_INSENSITIVE);

  static Budget of(String question) {
    return new Budget(ASKS_FOR_ALL.matcher(question).find() ? 2 * USUAL : USUAL);
  }

  /// What a whole answer may take.
  Budget forWhole() {
    return new Budget(WHOLE * most);
  }

  boolean holds(double size) {
    return size <= most;
  }

  boolean holds(Collection<SourceSentence> units) {
    return holds(units.stream().mapToDouble(unit -> size(unit.text())).sum());
  }

  /// Length of a text in Chinese characters.
  static double size(String text) {
    long wide = text.chars().filter(c -> c >= 0x2E80).count();
    return wide + LATIN * (text.length() - wide);
  }
}
