package dev.citenote.note;

import dev.citenote.note.Block.Kind;
import java.util.List;

/// Reads a table whose cells stand between `|` into rows and cells. Stateless.
final class PipeTable {

  private PipeTable() {}

  /// The table in these lines, the second of which is its rule.
  static GrowingBlock read(String text, List<Line> lines) {
    int start = lines.getFirst().textStart();
    GrowingBlock table = new GrowingBlock(Kind.TABLE, start, start);
    for (int i = 0; i < lines.size(); i++) {
      if (i != 1) {
        table.children.add(row(text, lines.get(i)));
      }
    }
    return table;
  }

  private static GrowingBlock row(String text, Line line) {
    GrowingBlock row = new GrowingBlock(Kind.ROW, line.textStart(), line.textStart());
    int from = line.textStart() + (text.charAt(line.textStart()) == '|' ? 1 : 0);
    while (from < line.end()) {
      int to = cellEnd(text, from, line.end());
      row.children.add(cell(text, from, to));
      from = to + 1;
    }
    return row;
  }

  /// The next `|` that is neither escaped nor inside code.
  private static int cellEnd(String text, int from, int end) {
    boolean code = false;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '`') {
        code = !code;
      } else if (c == '|' && !code) {
        return i;
      }
    }
    // An odd backtick is no code.
    int next = code ? text.indexOf('|', from, end) : -1;
    return next < 0 ? end : next;
  }

  private static GrowingBlock cell(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new GrowingBlock(Kind.CELL, start, end);
  }
}
