package dev.citenote.answer;

import dev.citenote.answer.Token.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads citation markers as language models write them: `[1]`, `[1,2]`, `[1-3]`, `[1], [2]`,
/// `[[1]]`, `【1】`, `［１］`, `[^1]`, `\[1\]`, `[1](link)`, and `[1]:` where a line starts. A
/// span of numbers that starts at zero or below, such as `[0, 1]`, is none. Immutable.
record MarkerReader(int passages) {
  private static final String OPEN = "\\\\?[\\[【［]";
  private static final String CLOSE = "\\\\?[\\]】］]";

  /// At most one end of a line: no marker goes from one paragraph, or point of a list, to the next.
  private static final String SPACE = "\\h*+(?:\\R\\h*+)?+";

  private static final Pattern MARKER =
      Pattern.compile(
          "(?:%1$s){1,3}+%3$s\\^?(?<numbers>[-−]?\\d++(?:\\h*+(?:%2$s)?\\h*+[,，、;；\\-–—~]%3$s(?:%1$s)?\\^?[-−]?\\d++){0,50})%3$s(?:%2$s){1,3}+"
                  .formatted(OPEN, CLOSE, SPACE)
              + "(?<link>\\((?=[^()\\s]*[:/#.]|\\))[^()\\s]*\\))?(?<colon>[:：])?",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern PART =
      Pattern.compile("([-−]?\\d+)(?:\\s*[\\-–—~]\\s*(\\d+))?", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern INTERVAL =
      Pattern.compile("(?:0+|[-−]\\d+)\\s*[,，]\\s*[-−]?\\d+", Pattern.UNICODE_CHARACTER_CLASS);

  private static final int MOST_NUMBERS = 50;
  private static final int NO_PASSAGE = -1;

  /// A marker, and where it ends.
  record Found(Marks marks, int end) {}

  /// What stands at the start of a matcher's region, which matched.
  ///
  /// @param lineStart whether nothing but white space stands before it on its line
  Found read(Matcher matched, boolean lineStart) {
    List<Integer> given = new ArrayList<>();
    int removed = 0;
    for (int number : numbers(matched.group("numbers"))) {
      if (number >= 1 && number <= passages) {
        given.add(number);
      } else {
        removed++;
      }
    }
    boolean colonStays = matched.group("colon") != null && !lineStart;
    int end = colonStays ? matched.start("colon") : matched.end();
    String written = matched.group().substring(0, end - matched.start());
    return new Found(new Marks(given.stream().distinct().toList(), removed, written), end);
  }

  static Matcher matcher(CharSequence text) {
    return MARKER.matcher(text);
  }

  /// Whether a match is an interval, which is text.
  static boolean isInterval(Matcher matched) {
    return INTERVAL.matcher(matched.group("numbers")).matches();
  }

  private static List<Integer> numbers(String group) {
    List<Integer> numbers = new ArrayList<>();
    Matcher part = PART.matcher(group);
    while (part.find() && numbers.size() < MOST_NUMBERS) {
      int from = parse(part.group(1));
      int to = part.group(2) == null ? from : parse(part.group(2));
      for (int number = from; number <= to && number - from < MOST_NUMBERS; number++) {
        numbers.add(number);
      }
      if (to < from) {
        numbers.add(NO_PASSAGE);
      }
    }
    return numbers;
  }

  private static int parse(String digits) {
    boolean positive = Character.isDigit(digits.charAt(0));
    return positive && digits.length() <= 4 ? Integer.parseInt(digits) : NO_PASSAGE;
  }
}
