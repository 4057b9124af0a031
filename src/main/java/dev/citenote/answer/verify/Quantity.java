package dev.citenote.answer.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number with the unit behind it, in the smallest unit of its kind. Immutable.
///
/// @param value in that unit; of a day of the year, a hundred times the month plus the day
/// @param dimension what it measures; empty where it only counts
/// @param unit as it is written, folded; empty where there is none
/// @param start first UTF-16 code unit
/// @param end one past the last, its unit included
/// @param sole whether it is one number, and no end of a range
record Quantity(double value, String dimension, String unit, int start, int end, boolean sole) {
  private static final String YEAR = "year";
  private static final String DAY_OF_YEAR = "date";

  private static final List<Unit> UNITS =
      List.of(
          unit("time", 1e-3, "毫秒|ms|milliseconds?"),
          unit("time", 60, "分钟|mins?|minutes?"),
          unit("time", 3600, "个?小时|个?钟头|(?-i:h)|hrs?|hours?"),
          unit("time", 1, "秒钟?|(?-i:s)|secs?|seconds?"),
          unit("day", 7, "周|个?星期|weeks?"),
          unit("day", 1, "天|日|days?"),
          unit("workday", 1, "个?工作日|(?:working|business|work) ?days?"),
          unit("month", 1, "个月|months?"),
          unit("month", 12, "年|years?"),
          unit("bytes", 1, "字节|bytes?"),
          unit("bytes", 1024, "KB|KiB"),
          unit("bytes", 1048576, "MB|MiB|兆"),
          unit("bytes", 1073741824, "GB|GiB"),
          unit("bytes", 1099511627776.0, "TB|TiB"),
          unit("bit", 1, "比特|(?<=(?<!\\d)(?:8|16|32|64|128|256)\\s?)位|bits?"),
          unit("speed", 1, "km/h|公里/小时|公里每小时|kilomet(?:er|re)s per hour"),
          unit("speed", 3600, "km/s|公里/秒|千米/秒|公里每秒|千米每秒|kilomet(?:er|re)s per second"),
          unit("length", 1e-3, "毫米|mm"),
          unit("length", 1e-2, "厘米|cm"),
          unit("length", 1000, "公里|千米|km|kilomet(?:er|re)s?"),
          unit("length", 1609.344, "英里|miles?"),
          unit("length", 1, "米|(?-i:m)|met(?:er|re)s?"),
          unit("mass", 1e-3, "毫克|mg"),
          unit("mass", 1000, "公斤|千克|kg|kilograms?"),
          unit("mass", 1e6, "吨|tonn?es?|(?-i:t)"),
          unit("mass", 1, "克|(?-i:g)|grams?"),
          unit("temperature", 1, "°\\s?C|℃|摄氏度|度|°|degrees?"),
          unit("yuan", 1, "元|块钱|人民币|yuan|RMB"),
          unit("dollar", 1, "美元|dollars?|USD"),
          unit("euro", 1, "欧元|euros?|EUR"));

  private static final Pattern DATE =
      Pattern.compile(
          ("(?<month>\\d{1,2})\\s?月\\s?(?<day>\\d{1,2})\\s?[日号]"
                  + "|(?<dayFirst>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<name>MONTHS)\\b"
                  + "|\\b(?<nameFirst>MONTHS) (?<dayBehind>\\d{1,2})(?!\\d)")
              .replace("MONTHS", EnglishFigures.MONTH_NAMES));

  private static final Pattern YEAR_SIGN = Pattern.compile("\\s?年");

  /// Behind or before a number that looks like a year and counts something.
  private static final Pattern SIZE =
      Pattern.compile(
          "(?i)\\s?(?:个|张|维|词|像素|样本|参数|通道|线程|连接|px\\b|pixels?\\b|dim(?:s|ension\\w*)?\\b|tokens?\\b|samples?\\b|rows?\\b|images?\\b|users?\\b|people\\b|words?\\b|items?\\b|characters?\\b|parameters?\\b|connections?\\b|threads?\\b)");

  private static final Pattern SIZED =
      Pattern.compile(
          "(?i)(?:维度|维数|大小|长度|数量?|容量|上限|限制|端口|(?<!\\p{L})(?:size|length|dimension|limit|capacity|port|number))\\s?(?:设?[是为]|is|was|of|=|:|：)?\\s?$");

  /// Between two numbers that are the ends of one range, or of a list.
  private static final Pattern BETWEEN =
      Pattern.compile("\\s?(?:到|至|[-–—~～/,、]|和|与|或|to|and|or|by|[xX×*])\\s?");

  /// A unit in every spelling.
  private record Unit(String dimension, double factor, Pattern names) {}

  private static Unit unit(String dimension, double factor, String names) {
    return new Unit(
        dimension,
        factor,
        Pattern.compile("[\\s-]?(?<name>" + names + ")(?![A-Za-z])", Pattern.CASE_INSENSITIVE));
  }

  /// The quantities of a text, in their order.
  static List<Quantity> of(String text, List<Figure> figures) {
    List<Quantity> quantities = dates(text);
    for (Figure figure : figures) {
      boolean dated =
          quantities.stream().anyMatch(it -> it.start <= figure.start() && figure.end() <= it.end);
      if (!dated) {
        quantities.add(of(text, figure));
      }
    }
    quantities.sort(Comparator.comparingInt(Quantity::start));
    return withoutRanges(text, quantities);
  }

  private static Quantity of(String text, Figure figure) {
    if (figure.kind() == Figure.Kind.YEAR && !size(text, figure)) {
      return new Quantity(figure.value(), YEAR, YEAR, figure.start(), figure.end(), true);
    }
    if (figure.kind() == Figure.Kind.PERCENT) {
      return new Quantity(figure.value(), "%", "%", figure.start(), figure.end(), true);
    }
    for (Unit unit : UNITS) {
      Matcher matcher =
          unit.names().matcher(text).region(figure.end(), text.length()).useTransparentBounds(true);
      if (matcher.lookingAt()) {
        return new Quantity(
            figure.value() * unit.factor(),
            unit.dimension(),
            matcher.group("name").toLowerCase(Locale.ROOT),
            figure.start(),
            matcher.end(),
            true);
      }
    }
    return new Quantity(figure.value(), "", "", figure.start(), figure.end(), true);
  }

  /// Whether what looks like a year counts something, as the words around it tell.
  private static boolean size(String text, Figure figure) {
    if (YEAR_SIGN
        .matcher(text)
        .region(figure.end(), text.length())
        .useTransparentBounds(true)
        .lookingAt()) {
      return false;
    }
    boolean unit =
        UNITS.stream()
            .anyMatch(
                it ->
                    it.names()
                        .matcher(text)
                        .region(figure.end(), text.length())
                        .useTransparentBounds(true)
                        .lookingAt());
    return unit
        || SIZE.matcher(text)
            .region(figure.end(), text.length())
            .useTransparentBounds(true)
            .lookingAt()
        || SIZED.matcher(text.substring(0, figure.start())).find();
  }

  private static List<Quantity> dates(String text) {
    List<Quantity> dates = new ArrayList<>();
    Matcher matcher = DATE.matcher(text);
    while (matcher.find()) {
      Optional<String> month = Optional.ofNullable(matcher.group("month"));
      String name = Optional.ofNullable(matcher.group("name")).orElse(matcher.group("nameFirst"));
      String day =
          Optional.ofNullable(matcher.group("day"))
              .or(() -> Optional.ofNullable(matcher.group("dayFirst")))
              .orElseGet(() -> matcher.group("dayBehind"));
      double first = month.map(Double::parseDouble).orElseGet(() -> EnglishFigures.month(name));
      double value = first * 100 + Double.parseDouble(day);
      dates.add(
          new Quantity(value, DAY_OF_YEAR, DAY_OF_YEAR, matcher.start(), matcher.end(), true));
    }
    return dates;
  }

  private static List<Quantity> withoutRanges(String text, List<Quantity> quantities) {
    List<Quantity> told = new ArrayList<>(quantities);
    for (int i = 0; i + 1 < told.size(); i++) {
      Quantity one = told.get(i);
      Quantity other = told.get(i + 1);
      if (one.end <= other.start
          && BETWEEN.matcher(text.substring(one.end, other.start)).matches()) {
        told.set(i, one.inRange());
        told.set(i + 1, other.inRange());
      }
    }
    return told;
  }

  private Quantity inRange() {
    return new Quantity(value, dimension, unit, start, end, false);
  }

  boolean isYear() {
    return dimension.equals(YEAR);
  }

  /// Whether both amount to the same, as far as their units tell it.
  boolean same(Quantity other) {
    double most = Math.max(Math.abs(value), Math.abs(other.value));
    boolean converted = !unit.equals(other.unit);
    double slack = converted ? (dimension.equals("bytes") ? 0.08 : 0.01) : 1e-9;
    return dimension.equals(other.dimension) && Math.abs(value - other.value) <= slack * most;
  }
}
