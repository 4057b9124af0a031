package dev.citenote.answer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the names of the things that an answer lists, so that "the second one" can be told.
/// Stateless.
final class Listed {
  private static final int LONGEST = 40;
  private static final int MOST = 20;

  /// An item at the margin; what is deeper belongs to it.
  private static final Pattern ITEM =
      Pattern.compile(
          "(?m)^ ?(?:[-*+•]\\h+|\\d{1,2}(?:[.)]\\h+|[、．]\\h*)|[（(]\\d{1,2}[)）]\\h*)(?<text>\\S.{0,199})");

  private static final Pattern BOLD = Pattern.compile("^\\*\\*(?<name>[^*]+)\\*\\*.*");
  private static final Pattern NAME =
      Pattern.compile("^(?<name>[^：:，,。；;—（(\\[]+?)\\s*(?:[：:，,。；;—（(\\[].*| - .*)?$");

  private Listed() {}

  /// The names in their order; none where the text lists nothing, or an item has no name.
  static List<String> in(String text) {
    List<String> names =
        ITEM.matcher(text).results().limit(MOST).map(it -> name(it.group("text"))).toList();
    boolean named = names.stream().allMatch(it -> !it.isBlank() && it.length() <= LONGEST);
    return names.size() > 1 && named ? names : List.of();
  }

  private static String name(String item) {
    Matcher bold = BOLD.matcher(item);
    if (bold.matches()) {
      return bold.group("name").replaceAll("[：:\\s]+$", "").strip();
    }
    Matcher name = NAME.matcher(item);
    return name.matches() ? name.group("name").strip() : "";
  }
}
