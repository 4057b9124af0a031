package dev.citenote.note;

import java.util.List;

/// One line of a page as it is printed. Distances are in points, downwards and to the right.
/// Immutable.
///
/// @param cells its words; several where wide gaps part them, as in the row of a table
/// @param left of its first letter
/// @param right end of its last letter
/// @param baseline from the top of the page
/// @param size of its type
/// @param bold whether all of it is bold
record PdfLine(
    List<String> cells, float left, float right, float baseline, float size, boolean bold) {

  PdfLine {
    cells = List.copyOf(cells);
  }

  String text() {
    return String.join(" ", cells);
  }

  /// Whether the size of type is the same, but for rounding.
  boolean isAsLargeAs(PdfLine other) {
    return Math.abs(size - other.size) < .08 * size;
  }
}
