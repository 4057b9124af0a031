package dev.citenote.answer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the names of the things that an answer lists, so that "the second one" can be told.
/// Stateless.
final class Listed {
  private static final int LONGEST = 40;

  /// What is said in Latin letters takes more of them.
  private static final int LONGEST_IN_LATIN = 100;

  private static final int MOST = 20;

  /// An item at the margin; what is deeper belongs to it.
  private static final Pattern ITEM =
      Pattern.compile(
          "(?m)^ ?(?:[-*+•]\\h+|\\d{1,2}(?:[.)]\\h+|[、．]\\h*)|[（(]\\d{1,2}[)）]\\h*)(?<text>\\S.{0,199})");

  /// The first cell of a row; rows follow the line below a table's header.
  private static final Pattern ROW =
      Pattern.compile("(?m)^ ?\\|\\h*(?<text>[^|\\v]{0,199}?)\\h*\\|.*$");

  private static final Pattern HEADER_END =
      Pattern.compile("(?m)^ ?\\|(?:\\h*:?-+:?\\h*\\|){1,50}\\h*$");

  private static final Pattern BOLD = Pattern.compile("^\\*\\*(?<name>[^*]+)\\*\\*.*");
  private static final Pattern NAME =
      Pattern.compile("^(?<name>[^：:，,。；;—（(\\[]+?)\\s*(?:[：:，,。；;—（(\\[].*| - .*)?$");

  private Listed() {}

  /// The names in their order, of items or else of rows; none where the text lists nothing, or an
  /// item has no name.
  static List<String> in(String text) {
    List<String> items = named(ITEM.matcher(text));
    Matcher header = HEADER_END.matcher(text);
    return items.isEmpty() && header.find()
        ? named(ROW.matcher(text).region(header.end(), text.length()))
        : items;
  }

  private static List<String> named(Matcher items) {
    List<String> names = items.results().limit(MOST).map(it -> name(it.group("text"))).toList();
    return names.size() > 1 && names.stream().allMatch(Listed::isName) ? names : List.of();
  }

  private static boolean isName(String name) {
    int longest = Subject.isChinese(name) ? LONGEST : LONGEST_IN_LATIN;
    return !name.isBlank() && name.length() <= longest;
  }

  private static String name(String item) {
    Matcher bold = BOLD.matcher(item);
    if (bold.matches()) {
      return bold.group("name").replaceAll("[：:\\s]+$", "").strip();
    }
    Matcher name = NAME.matcher(item);
    return name.matches() ? name.group("name").replaceAll("[.\\s]+$", "").strip() : "";
  }
}
