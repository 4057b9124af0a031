package dev.citenote.note;

import dev.citenote.note.Sentences.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads rows of a table whose cells stand between `|`. Stateless.
public final class Rows {
  private Rows() {}

  /// Whether the context of a passage is the header of such a table.
  static boolean isTable(String context) {
    return context.indexOf('|') >= 0 && context.indexOf('\n') < 0;
  }

  /// The rows in a text, without the rule below a header.
  ///
  /// @param offset where the text stands in the passage's
  static List<Unit> of(String text, int offset) {
    List<Unit> rows = new ArrayList<>();
    for (Line line : Line.of(text)) {
      String row = line.text(text);
      if (!line.isBlank() && !LineShape.isTableRule(row)) {
        Range range = new Range(offset + line.textStart(), offset + line.end());
        rows.add(new Unit(Unit.Kind.ROW, range, "| " + String.join(" | ", cells(row)), 0));
      }
    }
    return rows;
  }

  /// The header of a table, with the rule below it, for a row.
  ///
  /// @param context as a [Passage] has it; its first cell may be empty and left out
  /// @param row a shown row of the table
  public static String header(String context, String row) {
    int columns = cells(row).size();
    List<String> cells = new ArrayList<>(cells(context));
    while (cells.size() < columns) {
      cells.addFirst("");
    }
    String rule =
        IntStream.range(0, cells.size()).mapToObj(i -> "|---").collect(Collectors.joining());
    return "| " + String.join(" | ", cells) + " |\n" + rule + "|";
  }

  private static List<String> cells(String row) {
    String line = row.startsWith("|") ? row.substring(1) : row;
    Line whole = new Line(0, line.length(), 0, 0);
    return line.isBlank()
        ? List.of("")
        : PipeTable.read(line, List.of(whole)).freeze().children().getFirst().children().stream()
            .map(cell -> cell.content(line))
            .toList();
  }
}
