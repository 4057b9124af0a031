package dev.citenote.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Citation markers as language models write them, brought to one form that later steps can trust.
/// Inside the normal form a marker is a character of the private use area for each passage, which
/// no text from outside still holds. Stateless.
final class Markers {
  private static final char FIRST = '\uE000';
  private static final Pattern PRIVATE = Pattern.compile("[\uE000-\uF8FF]");

  /// Code, which is left alone, or a marker in any spelling: `[1]`, `[1,2]`, `[1-3]`, `【1】`,
  /// `［１］`, `[^1]`, `[1](link)`.
  private static final Pattern MARKER =
      Pattern.compile(
          "(?<code>```.*?(?:```|$)|`[^`\\n]*`)"
              + "|(?:(?<![ \\t])[ \\t]++)?+[\\[【［]\\s*\\^?(?<numbers>[-−]?\\d++(?:\\s*+[,，、;；\\-–—~]\\s*+\\d++){0,50}+)\\s*[\\]】］]"
              + "(?:\\([^()\\s]*\\))?",
          Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern AFTER_STOP =
      Pattern.compile("(?<![。！？!?.])([。！？!?.]++[”’」』）)\"]*+)([\uE000-\uF8FF]++)");
  private static final Pattern PART =
      Pattern.compile("(\\d+)(?:\\s*[\\-–—~]\\s*(\\d+))?", Pattern.UNICODE_CHARACTER_CLASS);

  private Markers() {}

  /// A text in the normal form.
  ///
  /// @param text with one private character for each passage that a marker names
  /// @param removed how many named passages were not given
  record Normal(String text, int removed) {}

  /// Brings the markers of a text to the normal form; those that name no given passage are taken
  /// out and counted.
  ///
  /// @param passages how many passages were given, numbered from 1
  static Normal normalise(String text, int passages) {
    Matcher matcher = MARKER.matcher(PRIVATE.matcher(text).replaceAll(""));
    StringBuilder out = new StringBuilder();
    int removed = 0;
    while (matcher.find()) {
      if (matcher.group("code") != null) {
        matcher.appendReplacement(out, Matcher.quoteReplacement(matcher.group()));
        continue;
      }
      StringBuilder kept = new StringBuilder();
      for (int number : numbers(matcher.group("numbers"))) {
        if (number >= 1 && number <= passages) {
          kept.append((char) (FIRST + number - 1));
        } else {
          removed++;
        }
      }
      matcher.appendReplacement(out, kept.toString());
    }
    matcher.appendTail(out);
    return new Normal(AFTER_STOP.matcher(out).replaceAll("$2$1"), removed);
  }

  /// The passages that a piece of normal text names, numbered from 1, each once.
  static List<Integer> named(String normal) {
    return normal
        .chars()
        .filter(Markers::isMarker)
        .map(c -> c - FIRST + 1)
        .distinct()
        .boxed()
        .toList();
  }

  /// A piece of normal text without its markers.
  static String strip(String normal) {
    return PRIVATE.matcher(normal).replaceAll("");
  }

  private static boolean isMarker(int c) {
    return c >= FIRST && c <= '\uF8FF';
  }

  private static List<Integer> numbers(String group) {
    if (group.startsWith("-") || group.startsWith("−")) {
      return List.of(-1);
    }
    List<Integer> numbers = new ArrayList<>();
    Matcher part = PART.matcher(group);
    while (part.find()) {
      int from = parse(part.group(1));
      int to = part.group(2) == null ? from : parse(part.group(2));
      for (int number = from; number <= to && number - from < 50; number++) {
        numbers.add(number);
      }
      if (to < from) {
        numbers.add(-1);
      }
    }
    return numbers;
  }

  private static int parse(String digits) {
    return digits.length() > 4 ? -1 : Integer.parseInt(digits);
  }
}
