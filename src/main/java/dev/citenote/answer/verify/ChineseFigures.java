package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Figure.Kind;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers written in Chinese numerals. A numeral alone counts only before a measure word, since
/// most are parts of words; 一 before one binds nothing. Stateless.
final class ChineseFigures {
  private static final String DIGITS = "零一二三四五六七八九";

  private static final Pattern NUMERAL =
      Pattern.compile(
          "(?:(?<century>[一二三四五六七八九十]{1,3})世纪(?<decade>[二三四五六七八九]?十|\\d{2})年代)"
              + "|(?<percent>百分之)(?<of>[零〇一二两三四五六七八九十百千点]+|\\d+(?:\\.\\d+)?)"
              + "|(?<vague>[几数])?(?<number>[零〇一二两三四五六七八九十百千万亿廿]+(?:点[零〇一二三四五六七八九]+)?)(?<more>几)?");

  private static final Pattern MEASURE =
      Pattern.compile(
          "[多余]?(?:分(?![卫之析布类])|[个年月日号次种人名位层天岁倍米吨元块步轮章节级届代期门类项条件台家辆架座篇页字维度点秒周季场所艘支只队国省市县州户票局胜负球枚颗本部首遍趟]"
              + "|小时|世纪|公里|英里|平方|公斤|公顷|英尺|英寸|千米|厘米|毫[米秒升克]|百分点)");

  /// Words that begin with a numeral and count nothing.
  private static final Pattern WORD =
      Pattern.compile(
          "十分(?![钟之])|一(?:次性|个个|点点?(?!\\d)|定|些|样|般|起|直|旦)|千万(?:别|不)|万(?:一|分)|一一|千千万万|三明治");

  private ChineseFigures() {}

  static void addTo(List<Figure> figures, String text) {
    Matcher matcher = NUMERAL.matcher(text);
    while (matcher.find()) {
      boolean digitBefore =
          matcher.start() > 0 && Character.isDigit(text.charAt(matcher.start() - 1));
      boolean word = WORD.matcher(text).region(matcher.start(), text.length()).lookingAt();
      OptionalDouble value = word || digitBefore ? OptionalDouble.empty() : value(matcher, text);
      if (value.isPresent()) {
        Kind kind = kind(matcher, text);
        boolean binding = value.getAsDouble() != 1 || before(text, matcher.start()) == '第';
        figures.add(new Figure(value.getAsDouble(), kind, matcher.start(), matcher.end(), binding));
      }
    }
  }

  private static OptionalDouble value(Matcher matcher, String text) {
    if (matcher.group("century") != null) {
      double century = parse(matcher.group("century")).orElse(0);
      return OptionalDouble.of(
          DigitFigures.decade(century, anyDigits(matcher.group("decade")).orElse(0)));
    }
    if (matcher.group("percent") != null) {
      return anyDigits(matcher.group("of"));
    }
    boolean vague = matcher.group("vague") != null || matcher.group("more") != null;
    return vague || !counts(matcher, text) ? OptionalDouble.empty() : number(matcher, text);
  }

  private static OptionalDouble number(Matcher matcher, String text) {
    String number = matcher.group("number");
    OptionalDouble value = parse(number);
    boolean decades = text.startsWith("年代", matcher.end()) && value.orElse(100) < 100;
    return decades ? OptionalDouble.of(DigitFigures.decade(20, value.getAsDouble())) : value;
  }

  private static boolean counts(Matcher matcher, String text) {
    String number = matcher.group("number");
    boolean measured = MEASURE.matcher(text).region(matcher.end(), text.length()).lookingAt();
    char before = before(text, matcher.start());
    boolean scaleAlone = number.matches("[百千万亿]+");
    boolean single = number.length() == 1;
    boolean told = before == '第' || (before == '之' && text.startsWith("分", matcher.start() - 2));
    return !(scaleAlone && !(single && measured && before != '上' && before != '成'))
        && (!single || measured || told);
  }

  private static char before(String text, int at) {
    return at > 0 ? text.charAt(at - 1) : ' ';
  }

  private static Kind kind(Matcher matcher, String text) {
    if (matcher.group("percent") != null) {
      return Kind.PERCENT;
    }
    boolean digits = matcher.group().matches("[零〇一二三四五六七八九]{4}");
    boolean year =
        matcher.group("century") != null || (digits && text.startsWith("年", matcher.end()));
    return year ? Kind.YEAR : Kind.OTHER;
  }

  private static OptionalDouble anyDigits(String text) {
    return Character.isDigit(text.charAt(0))
        ? OptionalDouble.of(Double.parseDouble(text))
        : parse(text);
  }

  /// What a numeral amounts to; empty where it is none ("五六" is five or six).
  static OptionalDouble parse(String numeral) {
    int point = numeral.indexOf('点');
    String whole = (point < 0 ? numeral : numeral.substring(0, point)).replace('〇', '零');
    boolean positional = whole.matches("[零一二两三四五六七八九]+") && whole.length() > 1;
    if (positional && whole.length() == 2 && whole.charAt(0) != '零') {
      return OptionalDouble.empty();
    }
    double value = positional ? positional(whole) : additive(whole.replace("廿", "二十"));
    double fraction = 0;
    for (int i = numeral.length() - 1; point >= 0 && i > point; i--) {
      fraction = (fraction + digit(numeral.charAt(i))) / 10;
    }
    return OptionalDouble.of(value + fraction);
  }

  private static double positional(String digits) {
    double value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      value = value * 10 + digit(c);
    }
    return value;
  }

  private static double additive(String numeral) {
    double all = 0;
    double section = 0;
    double digit = -1;
    double last = 1;
    for (int i = 0; i < numeral.length(); i++) {
      char c = numeral.charAt(i);
      double unit = unit(c);
      if (unit == 1) {
        digit = digit(c);
        last = c == '零' ? 10 : last;
      } else if (unit < 1e4) {
        section += (digit < 0 ? 1 : digit) * unit;
        digit = -1;
        last = unit;
      } else {
        all = (all + section + Math.max(digit, 0)) * unit;
        section = 0;
        digit = -1;
        last = unit;
      }
    }
    // "三万五" leaves the last scale unsaid.
    return all + section + Math.max(digit, 0) * (last > 10 ? last / 10 : 1);
  }

  private static double unit(char c) {
    return switch (c) {
      case '十' -> 10;
      case '百' -> 1e2;
      case '千' -> 1e3;
      case '万' -> 1e4;
      case '亿' -> 1e8;
      default -> 1;
    };
  }

  private static double digit(char c) {
    return c == '两' ? 2 : Math.max(0, DIGITS.indexOf(c == '〇' ? '零' : c));
  }
}
