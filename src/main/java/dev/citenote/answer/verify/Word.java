package dev.citenote.answer.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Han character, or a Latin word or number in its stem. Immutable.
///
/// @param form folded and stemmed, so that forms of a word are alike; `not` for its short form
/// @param start first UTF-16 code unit
/// @param clause which clause of its text it stands in, from 0
record Word(String form, int start, int clause) {
  private static final Pattern WORD =
      Pattern.compile(
          "\\p{IsHan}|(?<clause>[,.;:!?()](?=\\s|$)|[，。；：！？（）\\n])"
              + "|can(?=not\\b)|[A-Za-z]+?(?=n['’]t\\b)|n['’]t\\b"
              + "|[\\p{L}&&[^\\p{IsHan}]][\\p{L}\\p{N}&&[^\\p{IsHan}]]*|\\p{N}++(?:[.,]\\p{N}++){0,20}");
  private static final Pattern ENDING = Pattern.compile("(?<=..)(?:ing|ies|ied|ed|es|ly|s|e|y)$");

  /// The tokens of a text in their order.
  static List<Word> of(String text) {
    List<Word> tokens = new ArrayList<>();
    int clause = 0;
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      if (matcher.group("clause") != null) {
        clause++;
      } else {
        tokens.add(new Word(stem(matcher.group()), matcher.start(), clause));
      }
    }
    return tokens;
  }

  /// A word without its ending: a rough stem, the same for both sides of a comparison.
  static String stem(String word) {
    String folded = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (folded.equals("n't")) {
      return "not";
    }
    if (folded.length() < 4 || folded.charAt(0) > 'z') {
      return folded;
    }
    String stem = ENDING.matcher(folded).replaceFirst("");
    int last = stem.length() - 1;
    boolean doubled =
        last > 2 && stem.charAt(last) == stem.charAt(last - 1) && last + 1 < folded.length();
    String rough = doubled ? stem.substring(0, last) : stem;
    return rough.equals("not") ? folded : rough;
  }

  /// Whether it is a Han character.
  boolean isHan() {
    return form.charAt(0) >= 0x3400;
  }

  /// How much it says: one Han character, or two for a Latin word or number.
  int weight() {
    return isHan() ? 1 : 2;
  }
}
