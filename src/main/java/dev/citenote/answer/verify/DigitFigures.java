package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Figure.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers written in digits, with separators, fractions and scales. Stateless.
final class DigitFigures {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(?<century>\\d{1,2})\\s?世纪\\s?(?<decade>\\d{1,2})\\s?年代)"
              + "|(?<version>\\d+(?:\\.\\d+){2,20})"
              + "|(?<number>\\d{1,3}(?:,\\d{3}){1,20}(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+(?![A-Za-z\\d]))?)"
              + "(?<half>½)?"
              + "(?:\\s?(?<chinese>万亿|千万|百万|亿|万|千(?![\\p{IsHan}&&[克米瓦字卡帕赫]])|百)"
              + "|\\s?(?<english>hundred|thousand|million|billion|trillion|bn|mn)\\b"
              + "|(?<letter>[kKMB])(?![A-Za-z\\d]))?"
              + "(?<percent>\\s?(?:%|per\\s?cent\\b|percent\\b))?"
              + "(?<decades>\\s?年代)?");

  private static final Map<String, Double> SCALES =
      Map.ofEntries(
          Map.entry("百", 1e2),
          Map.entry("千", 1e3),
          Map.entry("万", 1e4),
          Map.entry("百万", 1e6),
          Map.entry("千万", 1e7),
          Map.entry("亿", 1e8),
          Map.entry("万亿", 1e12),
          Map.entry("hundred", 1e2),
          Map.entry("thousand", 1e3),
          Map.entry("million", 1e6),
          Map.entry("mn", 1e6),
          Map.entry("billion", 1e9),
          Map.entry("bn", 1e9),
          Map.entry("trillion", 1e12),
          Map.entry("k", 1e3),
          Map.entry("m", 1e6),
          Map.entry("b", 1e9));

  /// What stands behind a number of four digits that is no year.
  private static final Pattern UNIT =
      Pattern.compile(
          "\\s?(?:[个人名次元位种件条台家只辆架座本篇页字维层步轮倍米吨度美英欧港日点分秒万亿千克公平立户艘株首所]|[A-Za-z]{1,3}\\b(?<!\\b(?:in|to|by|and|as|at|the|of|he|it|was|a|an|is|on|or|for|had|BC|AD|CE|BCE)))");

  private DigitFigures() {}

  static void addTo(List<Figure> figures, String text) {
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      double value = value(matcher);
      figures.add(new Figure(value, kind(matcher, text), matcher.start(), matcher.end(), true));
    }
  }

  private static double value(Matcher matcher) {
    if (matcher.group("century") != null) {
      return decade(
          Double.parseDouble(matcher.group("century")),
          Double.parseDouble(matcher.group("decade")));
    }
    if (matcher.group("version") != null) {
      double value = 0;
      for (String part : matcher.group("version").split("\\.", -1)) {
        value = value * 1e3 + Double.parseDouble(part);
      }
      return value;
    }
    double value = Double.parseDouble(matcher.group("number").replace(",", ""));
    value += matcher.group("half") == null ? 0 : 0.5;
    value *= scale(matcher.group("chinese"), matcher.group("english"), matcher.group("letter"));
    return matcher.group("decades") != null && value < 100 ? decade(20, value) : value;
  }

  /// The first year of a decade of a century: the nineties of the 20th are 1990.
  static double decade(double century, double decade) {
    return (century - 1) * 100 + decade;
  }

  private static double scale(String... names) {
    for (String name : names) {
      if (name != null) {
        return SCALES.getOrDefault(name.toLowerCase(Locale.ROOT), 1.0);
      }
    }
    return 1;
  }

  private static Kind kind(Matcher matcher, String text) {
    if (matcher.group("percent") != null) {
      return Kind.PERCENT;
    }
    String number = matcher.group("number");
    boolean year =
        matcher.group("century") != null
            || (number != null
                && number.matches("1\\d{3}|20\\d{2}")
                && matcher.group("half") == null
                && matcher.end() == matcher.end("number")
                && !UNIT.matcher(text).region(matcher.end(), text.length()).lookingAt());
    return year ? Kind.YEAR : Kind.OTHER;
  }
}
