package dev.citenote.answer.verify;

import dev.citenote.answer.verify.SamePlace.Stretch;
import dev.citenote.retrieve.Language;
import dev.citenote.retrieve.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The proper names of a text, as far as rules find them: Latin words with a capital, transcribed
/// Chinese names ("卡万·肖特"), and what stands between title marks. Stateless.
final class ProperNames {
  private static final Pattern CHINESE =
      Pattern.compile("\\p{IsHan}{1,2}[·•‧・]\\p{IsHan}{1,2}|(?<=《)[^》]{1,30}(?=》)");
  private static final Pattern LATIN =
      Pattern.compile(
          "(?<!LETTER)[\\p{L}&&[^\\p{IsHan}]]LETTER*(?:[-.]\\p{N}LETTER*){0,20}[+#]*"
              .replace("LETTER", "[\\p{L}\\p{N}&&[^\\p{IsHan}]]"));

  /// At the start of a word; its time grows with the length of the word.
  private static final Pattern CAPITAL_INSIDE =
      Pattern.compile(
          "[^\\p{L}]*+\\p{L}.*\\p{Lu}|[^\\p{Lu}]*+\\p{Lu}.*\\p{N}|.*?\\p{L}\\p{N}++\\p{L}");

  /// A name in brackets says what stands before it once more: "组查询注意力（GQA）".
  private static final Pattern ALIAS =
      Pattern.compile(
          "(?<=\\p{IsHan})\\s?[（(][A-Za-z][^（()）,，]{0,40}[)）]|[（(]\\p{Lu}[\\p{Lu}\\p{N}-]{1,9}[)）]");

  /// Characters before a full stop that tell whether it only shortens a word.
  private static final int ABBREVIATION = 5;

  private static final Pattern ABBREVIATED = Pattern.compile("(?:^|[^\\p{L}])\\p{Lu}\\p{Ll}{0,3}$");

  /// Words that are written with a capital and name nobody.
  private static final Set<String> NO_NAMES =
      Set.copyOf(
          List.of(
              "the i a an in on at of for and but or it he she they we you this that these those his her its their"
                  .split(" ")));

  private ProperNames() {}

  /// The names of a text: all of them, or only those that are written alike in every language,
  /// which are Latin words with a capital or digit inside.
  static List<String> of(String text, boolean all) {
    return places(text, all, false).stream().map(Stretch::what).toList();
  }

  /// The names of a text, each with its place; Latin words one after the other are one.
  static List<Stretch<String>> places(String text) {
    List<Stretch<String>> joined = new ArrayList<>();
    for (Stretch<String> name : places(text, true, true)) {
      Stretch<String> last = joined.isEmpty() ? name : joined.getLast();
      if (last.end() + 1 == name.start() && text.charAt(last.end()) == ' ') {
        joined.removeLast();
        joined.add(new Stretch<>(last.what() + " " + name.what(), last.start(), name.end()));
      } else {
        joined.add(name);
      }
    }
    return joined;
  }

  private static List<Stretch<String>> places(String text, boolean all, boolean opening) {
    Matcher brackets = ALIAS.matcher(text);
    String once = brackets.replaceAll(it -> " ".repeat(it.group().length()));
    List<Stretch<String>> names = new ArrayList<>();
    Matcher chinese = CHINESE.matcher(once);
    while (all && chinese.find()) {
      names.add(new Stretch<>(chinese.group(), chinese.start(), chinese.end()));
    }
    boolean inChinese = Language.ofPassage(once) == Language.CHINESE;
    Matcher latin = LATIN.matcher(once);
    while (latin.find()) {
      String word = latin.group();
      boolean marked = CAPITAL_INSIDE.matcher(word).lookingAt();
      boolean capital = Character.isUpperCase(word.charAt(0)) && word.length() > 1;
      boolean plain =
          all && capital && (inChinese || opening || !opensSentence(once, latin.start()));
      if ((marked || plain) && !NO_NAMES.contains(word.toLowerCase(Locale.ROOT))) {
        names.add(new Stretch<>(word.toLowerCase(Locale.ROOT), latin.start(), latin.end()));
      }
    }
    return names;
  }

  /// Whether a name of one text stands where the other has another name.
  static boolean exchanged(String one, List<Word> tokens, String other, List<Word> others) {
    return SamePlace.isTaken(tokens, places(one), others, places(other), ProperNames::overlap);
  }

  private static boolean overlap(String one, String other) {
    return one.contains(other) || other.contains(one);
  }

  private static boolean opensSentence(String text, int at) {
    int i = at - 1;
    while (i >= 0
        && !Character.isLetterOrDigit(text.charAt(i))
        && ".!?:;\"“\n".indexOf(text.charAt(i)) < 0) {
      i--;
    }
    boolean abbreviated =
        i > 0
            && text.charAt(i) == '.'
            && ABBREVIATED.matcher(text.substring(Math.max(0, i - ABBREVIATION), i)).find();
    return i < 0 || !(Character.isLetterOrDigit(text.charAt(i)) || abbreviated);
  }

  /// The names of a sentence that a source does not hold, under no name that is known.
  ///
  /// @param sameLanguage whether both are in one language; else names that the notes never mention
  ///     may be translations
  static List<String> missing(
      String sentence, String source, Lexicon lexicon, boolean sameLanguage) {
    List<String> names = of(sentence, sameLanguage);
    if (names.isEmpty()) {
      return List.of();
    }
    String held = source.toLowerCase(Locale.ROOT);
    Set<String> terms = lexicon.terms(source);
    return names.stream()
        .filter(name -> sameLanguage || lexicon.terms(name).stream().allMatch(lexicon::occurs))
        .filter(name -> !holds(name, held, terms, lexicon))
        .toList();
  }

  /// Whether a Latin name stands in a text as a word of its own.
  private static boolean standsIn(String name, String text) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (!isLatin(text, at - 1) && !isLatin(text, at + name.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLatin(String text, int at) {
    return at >= 0
        && at < text.length()
        && Character.isLetterOrDigit(text.charAt(at))
        && !Language.isHan(text.charAt(at));
  }

  private static boolean holds(String name, String held, Set<String> terms, Lexicon lexicon) {
    boolean han = name.codePoints().anyMatch(Language::isHan);
    if (han ? held.contains(name) : standsIn(name, held)) {
      return true;
    }
    if (!han && terms.containsAll(lexicon.terms(name))) {
      return true;
    }
    String other = lexicon.inNamesOfTheNotes(name);
    return !other.equalsIgnoreCase(name) && terms.containsAll(lexicon.terms(other));
  }
}
