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

  /// A draft of several parts may take this much more in all, and each part of it this much.
  private static final double PARTS = 1.5;
  private static final double LEAST = 80;

  private static final Pattern ASKS_FOR_ALL =
      Pattern.compile(
          "详细|详尽|步骤|列出|列举|一一(?!对应|映射)|逐一|全流程"
              + "|(?:完整|所有|全部)(?:地|的)?(?:列|步骤|流程|过程|说明|说出|讲|写|介绍|给出|回答|解释)"
              + "|(?:给出|说出|讲出|写出|说说|讲讲|介绍|总结|概括)(?:一下)?(?:所有(?!权|者|制)|全部|完整(?!性))"
              + "|^(?:please )?list(?! (?:comprehensions?|vs|versus|and|or|is|in)\\b)\\b"
              + "|\\b(?:in detail|detailed (?:answer|explanation|steps|description|list)"
              + "|all (?:the|of)|list (?:the|out)|(?:list|name|give|show|describe|explain) (?:me )?(?:all|every)"
              + "|(?:complete|full) list|step[- ]by[- ]step|(?:the|all|what|which) steps)\\b",
          Pattern.CASE_INSENSITIVE);

  static Budget of(String question) {
    return new Budget(ASKS_FOR_ALL.matcher(question).find() ? 2 * USUAL : USUAL);
  }

  /// What each of some parts may take of one and a half times this.
  Budget forEachOf(int parts) {
    return parts < 2 ? this : new Budget(Math.max(LEAST, PARTS * most / parts));
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
