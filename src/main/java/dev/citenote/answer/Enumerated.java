package dev.citenote.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a message that is a list of questions: numbered, behind bullets, or one a line. Stateless.
final class Enumerated {
  /// Items that are read of a list.
  private static final int MOST = 200;

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(?<=\\s)|^|(?<=[：:。？?；;]))(?:(?<n>\\d{1,2})(?:[、)）]|[.．](?!\\d))|[（(](?<m>\\d{1,2})[)）])\\s*");

  private static final Pattern BULLET = Pattern.compile("^\\s*[-*+•]\\s+");
  private static final Pattern LINE = Pattern.compile("\\s*\\R\\s*");

  private Enumerated() {}

  /// The questions of a list in its order, without their numbers; none where it is no list.
  static List<String> in(String message) {
    List<String> numbered = numbered(message);
    return numbered.isEmpty() ? lines(message) : numbered;
  }

  /// Items numbered upwards from 1; what stands before the first introduces them.
  private static List<String> numbered(String message) {
    List<MatchResult> numbers = new ArrayList<>();
    Matcher number = NUMBER.matcher(message);
    while (number.find() && numbers.size() < MOST) {
      String n = number.group("n") == null ? number.group("m") : number.group("n");
      if (Integer.parseInt(n) == numbers.size() + 1) {
        numbers.add(number.toMatchResult());
      }
    }
    List<String> items = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      int end = i + 1 < numbers.size() ? numbers.get(i + 1).start() : message.length();
      items.add(message.substring(numbers.get(i).end(), end).strip());
    }
    return items.size() > 1 && items.stream().noneMatch(String::isBlank) ? items : List.of();
  }

  /// Three lines or more, but for one that introduces them.
  private static List<String> lines(String message) {
    List<String> lines =
        Stream.of(LINE.split(message, MOST))
            .map(it -> BULLET.matcher(it).replaceFirst("").strip())
            .filter(it -> !it.isBlank() && !it.endsWith("：") && !it.endsWith(":"))
            .toList();
    return lines.size() > 2 ? lines : List.of();
  }
}
