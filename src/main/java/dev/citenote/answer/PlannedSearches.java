package dev.citenote.answer;

import java.util.List;
import java.util.regex.Pattern;

/// Reads searches out of what a language model wrote: lines with bullets, numbers or quotes, or an
/// array in JSON. What it wrote is not trusted: it is only searched for. Stateless.
final class PlannedSearches {
  /// Searches that are made.
  static final int MOST = 5;

  private static final int LONGEST = 120;
  private static final int SHORTEST = 2;

  /// A text that is longer is no plan.
  static final int LONGEST_TEXT = 2_000;

  /// A line that is longer holds no search, whatever stands around it.
  private static final int LONGEST_LINE = 3 * LONGEST;

  /// The elements of an array stand on one line where the model wrote it so.
  private static final Pattern ELEMENTS = Pattern.compile("\"\\s*+,\\s*+\"");

  private static final Pattern BEFORE =
      Pattern.compile(
          "^(?:[\\s\\[\\]{}*•·#>\"'“”‘’`,，-]++|\\(?\\d{1,2}+\\s*+[.)、:：）]|(?:search|query|检索词?|搜索)\\s*+\\d*+\\s*+[:：])++",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BEHIND =
      Pattern.compile("(?<![\\s\\[\\]{}*\"'“”‘’`,，;；])[\\s\\[\\]{}*\"'“”‘’`,，;；]++$");
  private static final Pattern SPACE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]++");
  private static final Pattern SAYS = Pattern.compile("\\p{L}|\\p{N}");

  private PlannedSearches() {}

  /// At most five searches, none of them the question itself; none where the text is too long.
  static List<String> in(String text, String question) {
    if (text.length() > LONGEST_TEXT) {
      return List.of();
    }
    return ELEMENTS
        .matcher(text)
        .replaceAll("\n")
        .lines()
        .filter(it -> it.length() <= LONGEST_LINE)
        .map(PlannedSearches::plain)
        .filter(it -> it.length() >= SHORTEST && it.length() <= LONGEST)
        .filter(it -> SAYS.matcher(it).find() && !it.endsWith("：") && !it.endsWith(":"))
        .filter(it -> !it.equals("json") && !it.equalsIgnoreCase(question.strip()))
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static String plain(String line) {
    String begun = BEFORE.matcher(line).replaceFirst("");
    return SPACE.matcher(BEHIND.matcher(begun).replaceAll("")).replaceAll(" ").strip();
  }
}
