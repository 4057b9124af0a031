package dev.citenote.note;

import java.util.List;
import java.util.Optional;

/// Tells whether a passage begins with a list item, whose marker a passage leaves out. Stateless.
final class FirstItem {
  private static final String CLOSED = "。.！!；;?？";

  private FirstItem() {}

  /// A marker, with its indent, to read the passage behind; empty where it begins with no item.
  static String marker(String text, List<Line> lines, Verbatim verbatim) {
    Line first = lines.getFirst();
    boolean marked = ListMarker.of(first.text(text), true).exists();
    if (first.isBlank()
        || marked
        || verbatim.at(0).isPresent()
        || Shown.leadsIn(first.text(text))) {
      return "";
    }
    return lines.stream()
        .skip(1)
        .filter(line -> !line.isBlank() && verbatim.at(line.textStart()).isEmpty())
        .filter(line -> ListMarker.of(line.text(text), true).exists())
        .min((a, b) -> Integer.compare(a.indent(), b.indent()))
        .filter(line -> follows(line, text, lines))
        .map(line -> " ".repeat(line.indent()) + "- ")
        .orElse("");
  }

  /// Whether a marked line goes on with the list that the first line began.
  private static boolean follows(Line next, String text, List<Line> lines) {
    String number = ListMarker.of(next.text(text), true).number();
    if (!number.isEmpty()) {
      return !number.equals("1");
    }
    List<Line> before = lines.subList(0, lines.indexOf(next));
    Optional<Line> blank = before.stream().filter(Line::isBlank).findFirst();
    boolean alike = isClosed(before.getLast().text(text)) == isClosed(next.text(text));
    boolean single = Sentences.split(text.substring(0, before.getLast().end())).size() < 2;
    return blank.isEmpty() && (alike || single);
  }

  private static boolean isClosed(String line) {
    return !line.isEmpty() && CLOSED.indexOf(line.charAt(line.length() - 1)) >= 0;
  }
}
