package dev.citenote.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Changes a sentence by rule so that it says something else. Deterministic for a given source of
/// randomness; confined to one thread.
final class Changes {
  private static final Pattern DIGITS =
      Pattern.compile("(?<![\\p{L}&&[^\\p{IsHan}]]|[\\d.,])\\d+(?:,\\d{3})*(?:\\.\\d+)?(?![\\d])");
  private static final Pattern HAN_NUMERAL =
      Pattern.compile("(?<![零一二三四五六七八九十百千万几数])[二两三四五六七八九](?=[个年月次人名种位场座倍])");
  private static final Pattern ENGLISH_NUMERAL =
      Pattern.compile("\\b(?:two|three|four|five|six|seven|eight|nine|ten)\\b");
  private static final List<String> HAN = List.of("二", "三", "四", "五", "六", "七", "八", "九");
  private static final List<String> ENGLISH =
      List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final Pattern ASSERTS =
      Pattern.compile(
          "(?<![不但只就于还或正可总便既若凡国共要])是(?![否不非])|(?<!不)可以|(?<!不)能够|(?<![不没])位于|(?<!没有)成为|(?<!没有)(?<=[\\p{IsHan}])被(?!子)|(?<!不)需要|(?<!不)包括|(?<!不)属于"
              + "|(?<![不机社工协国学员议法大体览讨理公才教])会(?![议员长社])");
  private static final Pattern ASSERTS_IN_ENGLISH =
      Pattern.compile(
          "\\b(?:is|are|was|were|has|had|can|could|will|would|should|must)\\b(?! (?:not|no|n't|never|neither))(?!n['’]t)");
  private static final Pattern DENIES =
      Pattern.compile(
          "不(?=[会能是可要需再存包受允支属])(?!可[避分])(?!是(?:不|唯))|没(?=有)(?<!有没)|(?<=[尚从并])未|未(?=[能经被])|并非(?=\\p{IsHan})|无(?=法)");
  private static final Pattern DENIES_IN_ENGLISH =
      Pattern.compile(
          " not(?! (?:only|just|merely|least))\\b|n['’]t\\b|(?<=can)not\\b(?! only)| never\\b|(?<=\\bwith)out\\b|(?<= )no (?=[a-z])(?!no (?:doubt|matter))");

  private final RandomGenerator random;

  Changes(RandomGenerator random) {
    this.random = random;
  }

  /// A sentence with one number replaced by another of its kind.
  ///
  /// @param year whether it is a year
  record Renumbered(String text, boolean year) {}

  /// The sentence once for each of its numbers.
  List<Renumbered> numbers(String sentence) {
    List<Renumbered> changed = new ArrayList<>();
    for (MatchResult match : DIGITS.matcher(sentence).results().toList()) {
      boolean year =
          match.group().matches("1\\d{3}|20\\d{2}") && !sentence.startsWith("%", match.end());
      String other = year ? year(match.group()) : digits(match.group());
      changed.add(new Renumbered(replaced(sentence, match, other), year));
    }
    words(sentence, HAN_NUMERAL, HAN, changed);
    words(sentence, ENGLISH_NUMERAL, ENGLISH, changed);
    return changed;
  }

  private String year(String year) {
    int other = Integer.parseInt(year) + (random.nextBoolean() ? 1 : -1) * random.nextInt(1, 41);
    return String.valueOf(other);
  }

  private String digits(String number) {
    String other = number;
    while (Double.parseDouble(other.replace(",", ""))
        == Double.parseDouble(number.replace(",", ""))) {
      StringBuilder made = new StringBuilder();
      for (int i = 0; i < number.length(); i++) {
        char c = number.charAt(i);
        int least = i == 0 && number.length() > 1 ? 1 : 0;
        made.append(Character.isDigit(c) ? (char) ('0' + random.nextInt(least, 10)) : c);
      }
      other = made.toString();
    }
    return other;
  }

  private void words(
      String sentence, Pattern pattern, List<String> words, List<Renumbered> changed) {
    for (MatchResult match : pattern.matcher(sentence).results().toList()) {
      String word = match.group().equals("两") ? "二" : match.group();
      String other = word;
      while (other.equals(word)) {
        other = words.get(random.nextInt(words.size()));
      }
      changed.add(new Renumbered(replaced(sentence, match, other), false));
    }
  }

  /// The sentence with a negation put in, and with one taken out, where rules find a place.
  List<String> negations(String sentence) {
    return Stream.of(denied(sentence), affirmed(sentence)).flatMap(List::stream).toList();
  }

  private List<String> denied(String sentence) {
    return isChinese(sentence)
        ? one(sentence, ASSERTS, Changes::denied)
        : one(sentence, ASSERTS_IN_ENGLISH, match -> match.group() + " not");
  }

  private static String denied(MatchResult match) {
    return (match.group().matches("被|成为|位于") ? "没有" : "不") + match.group();
  }

  private List<String> affirmed(String sentence) {
    return isChinese(sentence)
        ? one(
            sentence,
            DENIES,
            match -> match.group().equals("无") ? "有办" : match.group().equals("并非") ? "是" : "")
        : one(sentence, DENIES_IN_ENGLISH, match -> match.group().startsWith("no ") ? "some " : "");
  }

  private List<String> one(String sentence, Pattern pattern, Function<MatchResult, String> change) {
    List<MatchResult> matches = pattern.matcher(sentence).results().toList();
    if (matches.isEmpty()) {
      return List.of();
    }
    MatchResult match = matches.get(random.nextInt(matches.size()));
    return List.of(replaced(sentence, match, change.apply(match)));
  }

  /// The sentence with one of its names replaced by another.
  List<String> renamed(String sentence, List<String> names) {
    List<String> held = names.stream().filter(sentence::contains).toList();
    List<String> others = names.stream().filter(name -> !sentence.contains(name)).toList();
    if (held.isEmpty() || others.isEmpty()) {
      return List.of();
    }
    String name = held.get(random.nextInt(held.size()));
    return List.of(sentence.replace(name, others.get(random.nextInt(others.size()))));
  }

  /// The sentence with two of its names changing places.
  List<String> reversed(String sentence, List<String> names) {
    List<String> held = names.stream().filter(sentence::contains).toList();
    for (String one : held) {
      for (String other : held) {
        if (!one.contains(other) && !other.contains(one)) {
          return List.of(
              sentence.replace(one, "\uE000").replace(other, one).replace("\uE000", other));
        }
      }
    }
    return List.of();
  }

  private static String replaced(String sentence, MatchResult match, String other) {
    return sentence.substring(0, match.start()) + other + sentence.substring(match.end());
  }

  private static boolean isChinese(String text) {
    long han = text.chars().filter(c -> c >= 0x4E00 && c <= 0x9FFF).count();
    return han * 5 >= text.chars().filter(Character::isLetter).count();
  }

  /// Whether an answer looks like a name: transcribed, or two words or more with capitals.
  static boolean isName(String answer) {
    Matcher latin = Pattern.compile("(?:\\p{Lu}[\\p{Ll}.]+ )+\\p{Lu}\\p{Ll}+").matcher(answer);
    return latin.matches() || answer.matches("\\p{IsHan}{1,5}(?:[·•]\\p{IsHan}{1,6})+");
  }
}
