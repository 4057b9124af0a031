package dev.citenote.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a message that is a list of questions: numbered, behind bullets, or one a line. Stateless.
final class Enumerated {
  /// Items that are read of a list.
  private static final int MOST = 200;

  private static final String BEFORE = "(?:(?<=\\s)|^|(?<=[：:。？?；;]))";

  /// The ways to number; a list keeps to that of its first item.
  private static final List<Pattern> STYLES =
      Stream.of(
              "(?<n>\\d{1,2})、\\s*",
              "(?<n>\\d{1,2})[.．](?!\\d)\\s*",
              "(?<n>\\d{1,2})[)）]\\s*",
              "[（(](?<n>\\d{1,2})[)）]\\s*")
          .map(it -> Pattern.compile(BEFORE + it))
          .toList();

  private static final Pattern BULLET = Pattern.compile("^[-*+•]\\s+");
  private static final Pattern LINE = Pattern.compile("\\R");

  private Enumerated() {}

  /// A question of a list.
  ///
  /// @param words without its number
  /// @param about asks what the thing is that its list is about
  record Item(String words, Optional<String> about) {}

  /// The questions of a list in its order; none where it is no list.
  static List<Item> in(String message) {
    return STYLES.stream()
        .map(style -> numbers(style, message))
        .filter(it -> it.size() > 1)
        .sorted((one, other) -> Integer.compare(one.getFirst().start(), other.getFirst().start()))
        .map(it -> numbered(it, message))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElseGet(() -> lines(message));
  }

  /// The numbers of one style upwards from 1; those that begin a line where there are two of them.
  private static List<MatchResult> numbers(Pattern style, String message) {
    List<MatchResult> all = style.matcher(message).results().toList();
    List<MatchResult> first =
        upwards(all.stream().filter(it -> beginsLine(it.start(), message)).toList());
    return first.size() > 1 ? first : upwards(all);
  }

  private static List<MatchResult> upwards(List<MatchResult> all) {
    List<MatchResult> numbers = new ArrayList<>();
    for (MatchResult number : all) {
      boolean next = Integer.parseInt(number.group("n")) == numbers.size() + 1;
      if (next && numbers.size() < MOST) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private static boolean beginsLine(int at, String message) {
    int before = at - 1;
    while (before >= 0 && " \t　".indexOf(message.charAt(before)) >= 0) {
      before--;
    }
    return before < 0 || "\r\n".indexOf(message.charAt(before)) >= 0;
  }

  /// The items behind numbers; what stands before the first introduces them. None where a number
  /// stands inside a line and not each item asks, as in "执行 1. 安装 2. 启动 后报错，为什么？".
  private static List<Item> numbered(List<MatchResult> numbers, String message) {
    Optional<String> about = ListLead.subject(message.substring(0, numbers.getFirst().start()));
    List<String> items = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      int end = i + 1 < numbers.size() ? numbers.get(i + 1).start() : message.length();
      items.add(message.substring(numbers.get(i).end(), end).strip());
    }
    boolean lines = numbers.stream().allMatch(it -> beginsLine(it.start(), message));
    boolean list = lines ? !isProcedure(items) : items.stream().allMatch(Enumerated::asks);
    return list && items.stream().noneMatch(String::isBlank)
        ? items.stream().map(it -> new Item(it, about)).toList()
        : List.of();
  }

  /// Steps in lines of their own, and one question behind the last of them.
  private static boolean isProcedure(List<String> items) {
    return LINE.matcher(items.getLast()).find()
        && asks(items.getLast())
        && items.subList(0, items.size() - 1).stream().noneMatch(Enumerated::asks);
  }

  /// Lines of which each asks, but for one that introduces them: three or more, or two behind one
  /// that ends in a colon.
  private static List<Item> lines(String message) {
    List<String> lines =
        Stream.of(LINE.split(message, MOST))
            .map(it -> BULLET.matcher(it.strip()).replaceFirst("").strip())
            .filter(it -> !it.isBlank())
            .toList();
    List<Item> items = new ArrayList<>();
    Optional<String> about = Optional.empty();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean introduces = ListLead.is(line) || (i == 0 && !asks(line));
      if (introduces) {
        about = ListLead.subject(line);
      } else if (asks(line)) {
        items.add(new Item(line, about));
      } else {
        return List.of();
      }
    }
    return items.size() > 1 && lines.size() > 2 ? items : List.of();
  }

  private static boolean asks(String item) {
    String end = item.strip();
    return end.endsWith("?")
        || end.endsWith("？")
        || (Subject.isChinese(end) ? ChineseParts.asks(end) : EnglishParts.asks(end))
        || Requests.orders(end);
  }
}
