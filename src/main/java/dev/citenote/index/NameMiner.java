package dev.citenote.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds names that notes give in both languages: "检索增强生成（RAG）", "RAG（检索增强生成）",
/// "检索增强生成（Retrieval-Augmented Generation，RAG）" and "retrieval-augmented generation (RAG)",
/// outside code. Every pattern takes time in proportion to the text. Stateless.
final class NameMiner {
  private static final Pattern NO_PROSE =
      Pattern.compile(
          "(?s)(?:```|~~~).*?(?:```|~~~|$)|`[^`\\n]*`|https?://\\S+"
              + "|\\$\\$[^$]*\\$\\$|\\$[^$\\n]*\\$");

  private static final String WORD = "[A-Za-z][A-Za-z0-9.+#/-]{0,39}+";
  private static final String LATIN = "(" + WORD + "(?: " + WORD + "){0,4}+)";
  private static final String LATIN_BEFORE = "(?<![A-Za-z0-9.+#/-])" + LATIN;
  private static final String OPEN = "[*_\"”」]{0,4}+\\s?\\(";

  /// A second name in the same brackets.
  private static final String SECOND = "(?:\\s?[,;、]\\s?(?:简称|缩写为?|又称|也叫|即)?\\s?" + LATIN + ")?";

  private static final Pattern HAN_THEN_LATIN =
      Pattern.compile("(\\p{IsHan}{2,24}+)" + OPEN + LATIN + SECOND + "\\s?[,;、)]");
  private static final Pattern LATIN_THEN_HAN =
      Pattern.compile(LATIN_BEFORE + OPEN + "(\\p{IsHan}{2,12}+)" + SECOND + "\\s?\\)");
  private static final Pattern LATIN_THEN_SHORT =
      Pattern.compile(LATIN_BEFORE + OPEN + "([A-Z][A-Za-z]{1,7})\\)");

  /// Words that end before a Chinese name begins, unless they are the half of another word.
  private static final Pattern BEFORE_HAN =
      Pattern.compile(
          "什么|通过|基于|采用|引入|包括|比如|例如|分别|以及|还有|常见|所谓" + "|[的是叫即用把和与及或对在为了有做到从被就等个种称如指而这那给让于]");

  private static final Pattern SAYS_ALSO = Pattern.compile("^(?:也叫|又叫|也称|又称|简称|全称|俗称|译为|即(?!时))");

  /// The last word before an English name begins.
  private static final Pattern BEFORE_LATIN =
      Pattern.compile(
          ".*\\b(?:is|are|was|were|called|named|known as|such as|use|uses|using|used|[Ww]e|[Tt]he"
              + "|[Tt]his|[Tt]hat|[Ii]t|its|An)\\s");

  /// What a bracket holds that is no name.
  private static final Pattern NO_HAN_NAME =
      Pattern.compile(
          "(?:见|参见|详见|请看|请见|如[下上图]|例如|比如|譬如|包括|包含|这|那|同[上下]|一[种个]|我|你|他).*"
              + "|[上下左右前后]图|(?:不)?(?:推荐|常用|重要)|重点|[可必]选|[必选]填|默认|[常必]考|[高低]频"
              + "|了解|掌握|熟悉|新增|(?:已)?废弃|待补充?|待定|待续");

  private static final Pattern NO_LATIN_NAME =
      Pattern.compile("(?i)(?:e\\.g|i\\.e|see|vs|cf)(?:[. ].*)?|.* et al|v\\d.*");

  private static final Set<String> NO_LATIN_NAMES =
      Set.of(
          "etc",
          "ms",
          "us",
          "ns",
          "min",
          "kb",
          "mb",
          "gb",
          "tb",
          "hz",
          "khz",
          "mhz",
          "ghz",
          "fps",
          "optional",
          "default",
          "todo",
          "note",
          "new",
          "yes",
          "no",
          "true",
          "false",
          "null",
          "none",
          "required",
          "deprecated");

  private static final int LONGEST_HAN = 8;
  private static final int SHORTEST = 2;
  private static final int MANY_WORDS = 4;

  private NameMiner() {}

  /// Names of the same thing in a text, two or three each.
  static List<List<String>> mine(String text) {
    String prose = NO_PROSE.matcher(FoldingReader.fold(text)).replaceAll("\n");
    List<List<String>> names = new ArrayList<>();
    HAN_THEN_LATIN
        .matcher(prose)
        .results()
        .forEach(match -> add(names, hanName(match.group(1)), match.group(2), match.group(3)));
    LATIN_THEN_HAN
        .matcher(prose)
        .results()
        .forEach(
            match ->
                add(
                    names,
                    SAYS_ALSO.matcher(match.group(2)).replaceFirst(""),
                    latinName(prose, match),
                    match.group(3)));
    LATIN_THEN_SHORT.matcher(prose).results().forEach(match -> addInitials(names, match));
    return names.stream().distinct().toList();
  }

  private static void add(
      List<List<String>> names, String han, String latin, @Nullable String second) {
    String first = withoutStop(latin);
    if (han.length() >= SHORTEST
        && han.length() <= LONGEST_HAN
        && !NO_HAN_NAME.matcher(han).matches()
        && isLatinName(first)) {
      String other = second == null ? "" : withoutStop(second);
      names.add(
          isLatinName(other) && (isShort(other, first) || isShort(first, other))
              ? List.of(han, first, other)
              : List.of(han, first));
    }
  }

  private static boolean isLatinName(String text) {
    return text.length() >= SHORTEST
        && !NO_LATIN_NAMES.contains(text.toLowerCase(Locale.ROOT))
        && !NO_LATIN_NAME.matcher(text).matches();
  }

  private static String withoutStop(String latin) {
    int end = latin.length();
    while (end > 0 && "./-".indexOf(latin.charAt(end - 1)) >= 0) {
      end--;
    }
    return latin.substring(0, end);
  }

  /// Whether a word is made of letters of a longer name, in their order, from its first on.
  private static boolean isShort(String word, String name) {
    String letters = word.toLowerCase(Locale.ROOT);
    String all = name.toLowerCase(Locale.ROOT);
    int at = -1;
    for (int i = 0; i < letters.length(); i++) {
      at = all.indexOf(letters.charAt(i), at + 1);
      if (at < 0 || (i == 0 && at > 0)) {
        return false;
      }
    }
    return letters.length() < all.length();
  }

  /// The name at the end of a run of Han characters, behind what only leads to it.
  private static String hanName(String run) {
    Matcher lead = BEFORE_HAN.matcher(run);
    int start = 0;
    while (lead.find()) {
      int end = lead.end();
      boolean half =
          end < run.length() && BilingualDictionary.isChineseWord(run.substring(end - 1, end + 1));
      start = half ? start : end;
    }
    return run.substring(start);
  }

  /// The name at the end of a run of Latin words; empty where it is the end of a sentence.
  private static String latinName(String prose, MatchResult match) {
    String run = match.group(1);
    String name = BEFORE_LATIN.matcher(run).replaceFirst("");
    boolean goesOn =
        match.start() > 1
            && prose.charAt(match.start() - 1) == ' '
            && prose.charAt(match.start() - 2) < 0x250
            && Character.isLetterOrDigit(prose.charAt(match.start() - 2));
    boolean sentence = name.equals(run) && goesOn && name.split(" ", -1).length >= MANY_WORDS;
    return sentence ? "" : name;
  }

  /// An abbreviation whose letters begin the words before it (Schwartz & Hearst, PSB 2003).
  private static void addInitials(List<List<String>> names, MatchResult match) {
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
    names.add(List.of(String.join(" ", name), match.group(2)));
  }
}
