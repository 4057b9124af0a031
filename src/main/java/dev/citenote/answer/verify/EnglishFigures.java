package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Figure.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Numbers written as English words, and names of months. Stateless.
final class EnglishFigures {
  private static final List<String> UNITS =
      List.of(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
              .split(" "));
  private static final List<String> TENS =
      List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" "));
  private static final List<String> ORDINALS =
      List.of(
          "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
              .split(" "));
  private static final List<String> MONTHS =
      List.of(
          "January February March April May June July August September October November December"
              .split(" "));
  private static final Map<String, Double> SCALES =
      Map.of("hundred", 1e2, "thousand", 1e3, "million", 1e6, "billion", 1e9, "trillion", 1e12);

  /// The names of the months as alternatives of a pattern.
  static final String MONTH_NAMES = "(?:" + String.join("|", MONTHS) + ")";

  private static final String WORD =
      "(?:"
          + String.join("|", UNITS)
          + "|"
          + String.join("|", TENS)
          + "|hundred|thousand|million|billion|trillion)";
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\b(?<number>"
              + WORD
              + "(?:[- ](?:and )?"
              + WORD
              + "){0,20})\\b(?<percent>\\s(?:percent|per cent)\\b)?"
              + "|\\b(?<ordinal>"
              + String.join("|", ORDINALS)
              + ")\\b|\\b(?<times>once|twice)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MONTH =
      Pattern.compile(
          "(?<before>\\d(?:st|nd|rd|th)?(?: of)? )?\\b(?<month>"
              + String.join("|", MONTHS)
              + ")\\b(?<after>,? \\d)?");
  private static final Map<String, Integer> VALUES =
      IntStream.range(0, UNITS.size()).boxed().collect(Collectors.toMap(UNITS::get, i -> i));

  private EnglishFigures() {}

  static void addTo(List<Figure> figures, String text) {
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      figures.add(figure(matcher, text));
    }
    Matcher month = MONTH.matcher(text);
    while (month.find()) {
      double value = MONTHS.indexOf(month.group("month")) + 1;
      boolean dated = month.group("before") != null || month.group("after") != null;
      figures.add(new Figure(value, Kind.OTHER, month.start("month"), month.end("month"), dated));
    }
  }

  private static Figure figure(Matcher matcher, String text) {
    int start = matcher.start();
    int end = matcher.end();
    if (matcher.group("ordinal") != null) {
      int value = ORDINALS.indexOf(matcher.group().toLowerCase(Locale.ROOT));
      return new Figure(value, Kind.OTHER, start, end, value > 2);
    }
    if (matcher.group("times") != null) {
      double value = matcher.group().equalsIgnoreCase("once") ? 1 : 2;
      return new Figure(value, Kind.OTHER, start, end, false);
    }
    Kind kind = matcher.group("percent") == null ? Kind.OTHER : Kind.PERCENT;
    String words = matcher.group("number").toLowerCase(Locale.ROOT);
    boolean scaleOfDigits =
        SCALES.containsKey(words) && start > 1 && Character.isDigit(text.charAt(start - 2));
    boolean binding = !words.equals("one") && !scaleOfDigits;
    return new Figure(value(words), kind, start, end, binding);
  }

  /// A month by its name, from 1.
  static double month(String name) {
    return MONTHS.indexOf(name) + 1.0;
  }

  private static double value(String words) {
    double all = 0;
    double section = 0;
    for (String word : words.split("[- ]", -1)) {
      if (word.equals("hundred")) {
        section = Math.max(section, 1) * 100;
      } else if (SCALES.containsKey(word)) {
        all += Math.max(section, 1) * SCALES.get(word);
        section = 0;
      } else if (!word.equals("and")) {
        section +=
            TENS.contains(word) ? 20 + 10 * TENS.indexOf(word) : VALUES.getOrDefault(word, 0);
      }
    }
    return all + section;
  }
}
