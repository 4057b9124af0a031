package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Rewrites the two kinds of table that reStructuredText draws with rules: the columns of a simple
/// one are parted by spaces below the gaps of its rules, the cells of a grid by bars. Stateless.
final class RstTable {
  private static final Pattern SIMPLE = Pattern.compile("=+(?: +=+)+");
  private static final Pattern GRID = Pattern.compile("\\+(?:[-=]+\\+)+");

  /// Repeated groups recurse, so only a rule that a person could have drawn is matched.
  private static final int LONGEST_RULE = 400;

  private static final int MOST_ROWS = 1000;

  private RstTable() {}

  static boolean isRule(String line) {
    return line.length() <= LONGEST_RULE
        && (SIMPLE.matcher(line).matches() || GRID.matcher(line).matches());
  }

  /// Rewrites the table whose first rule is at the line; returns its last line.
  static int rewrite(ShadowText shadow, int first) {
    return shadow.original(first).startsWith("+") ? grid(shadow, first) : simple(shadow, first);
  }

  /// The rule below the header becomes Markdown's; those between rows become empty rows.
  private static int grid(ShadowText shadow, int first) {
    int last = first;
    while (shadow.original(last + 1).startsWith("+") || shadow.original(last + 1).startsWith("|")) {
      last++;
    }
    boolean ruled = false;
    for (int i = first; i <= last; i++) {
      String line = shadow.original(i);
      if (i == first || i == last) {
        shadow.blank(i);
      } else if (isRule(line)) {
        String bars = line.replace('+', '|').replace('=', '-');
        shadow.rewrite(i, ruled ? bars.replace('-', ' ') : bars);
        ruled = true;
      }
    }
    return last;
  }

  private static int simple(ShadowText shadow, int first) {
    String rule = shadow.original(first);
    List<Integer> rules = new ArrayList<>();
    int last = first;
    int end = Math.min(shadow.size(), first + MOST_ROWS);
    for (int i = first; i < end && rules.size() < 3; i++) {
      if (shadow.original(i).equals(rule)) {
        rules.add(i);
        last = i;
      } else if (shadow.original(i).isEmpty() && rules.size() == 2) {
        break;
      }
    }
    if (rules.size() < 3 || rules.get(1) != first + 2) {
      rules.forEach(shadow::blank);
      return first;
    }
    shadow.blank(first);
    shadow.rewrite(first + 2, rule.replaceAll("=", "-").replaceAll(" (?=-)", "|"));
    shadow.blank(last);
    for (int i = first + 1; i < last; i++) {
      if (i != first + 2) {
        shadow.rewrite(i, row(shadow.original(i), rule));
      }
    }
    return last;
  }

  /// Puts a bar into the last space of each gap; wide characters fill two columns of the rule.
  private static String row(String line, String rule) {
    StringBuilder row = new StringBuilder(line);
    int column = 0;
    for (int i = 0; i < line.length(); i++) {
      boolean beforeColumn =
          column + 1 < rule.length()
              && rule.charAt(column) == ' '
              && rule.charAt(column + 1) == '=';
      if (beforeColumn && line.charAt(i) == ' ') {
        row.setCharAt(i, '|');
      }
      column += PdfItems.isWide(line.charAt(i)) ? 2 : 1;
    }
    return row.toString();
  }
}
