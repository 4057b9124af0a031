package dev.citenote.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds names that notes give in both languages: "检索增强生成（RAG）", "RAG（检索增强生成）" and
/// "retrieval-augmented generation (RAG)", outside code. Stateless.
final class NameMiner {
  private static final Pattern CODE =
      Pattern.compile("(?s)(?:```|~~~).*?(?:```|~~~|$)|`[^`\\n]*`|https?://\\S+|\\$[^$\\n]*\\$");

  private static final String LATIN =
      "[A-Za-z][A-Za-z0-9.+#/-]*(?: [A-Za-z][A-Za-z0-9.+#/-]*){0,4}";

  private static final Pattern HAN_THEN_LATIN =
      Pattern.compile("(\\p{IsHan}{2,24})[*_\"”」]*\\s?[（(](" + LATIN + ")\\s?[,，;；)）]");
  private static final Pattern LATIN_THEN_HAN =
      Pattern.compile("(" + LATIN + ")[*_]*\\s?[（(](\\p{IsHan}{2,12})[)）]");
  private static final Pattern LATIN_THEN_SHORT =
      Pattern.compile("(" + LATIN + ")[*_]*\\s?[（(]([A-Z][A-Za-z]{1,7})[)）]");

  /// Words that end before a name begins.
  private static final Pattern BEFORE_NAME =
      Pattern.compile(
          ".*(?:的|是|叫|即|用|把|和|与|及|或|对|在|为|了|有|做|到|从|被|就|等|个|种|称|如|指|而|这|那|给|让|于"
              + "|什么|通过|基于|采用|引入|包括|比如|例如|分别|以及|还有|常见|所谓)");

  private static final int LONGEST_HAN = 8;
  private static final int SHORTEST = 2;

  private NameMiner() {}

  /// Pairs of names in a text.
  static List<List<String>> mine(String text) {
    String prose = CODE.matcher(text).replaceAll("\n");
    List<List<String>> pairs = new ArrayList<>();
    HAN_THEN_LATIN
        .matcher(prose)
        .results()
        .forEach(match -> add(pairs, name(match.group(1)), match.group(2)));
    LATIN_THEN_HAN
        .matcher(prose)
        .results()
        .forEach(match -> add(pairs, match.group(2), lastWords(match.group(1))));
    LATIN_THEN_SHORT.matcher(prose).results().forEach(match -> addInitials(pairs, match));
    return pairs.stream().distinct().toList();
  }

  private static void add(List<List<String>> pairs, String han, String latin) {
    if (han.length() >= SHORTEST && han.length() <= LONGEST_HAN && latin.length() >= SHORTEST) {
      pairs.add(List.of(han, latin));
    }
  }

  /// The name at the end of a run of Han characters, behind what only leads to it.
  private static String name(String run) {
    return BEFORE_NAME.matcher(run).replaceFirst("");
  }

  /// A name before a bracket seldom has more than three words, unless they are all of the text.
  private static String lastWords(String latin) {
    String[] words = latin.split(" ", -1);
    return words.length <= 3 ? latin : words[words.length - 1];
  }

  /// An abbreviation whose letters begin the words before it (Schwartz & Hearst, PSB 2003).
  private static void addInitials(List<List<String>> pairs, MatchResult match) {
    String[] words = match.group(1).split("[ -]", -1);
    String letters = match.group(2).toLowerCase(Locale.ROOT);
    int first = words.length - letters.length();
    if (first < 0) {
      return;
    }
    for (int i = 0; i < letters.length(); i++) {
      if (!words[first + i].toLowerCase(Locale.ROOT).startsWith(letters.substring(i, i + 1))) {
        return;
      }
    }
    List<String> name = List.of(words).subList(first, words.length);
    pairs.add(List.of(String.join(" ", name), match.group(2)));
  }
}
