package dev.citenote.note;

import java.util.List;

/// A node of a note's block tree. Its own text excludes its children's, so that the blocks of a
/// tree, read in order, never overlap. Immutable.
///
/// @param kind what it is
/// @param start first character of its own text, marker included
/// @param end one past its own text, line end excluded
/// @param contentStart first character after its marker
/// @param contentEnd one past its content, closing marker excluded
/// @param children what stands below a heading, or inside a list item
record Block(
    Kind kind, int start, int end, int contentStart, int contentEnd, List<Block> children) {

  Block {
    children = List.copyOf(children);
    if (start > contentStart || contentStart > contentEnd || contentEnd > end) {
      throw new IllegalArgumentException(
          "content must lie inside its block, got %d..%d in %d..%d"
              .formatted(contentStart, contentEnd, start, end));
    }
  }

  /// Content without its marker, as written.
  String content(String text) {
    return text.substring(contentStart, contentEnd);
  }

  /// This block with other blocks below it.
  Block with(List<Block> others) {
    return new Block(kind, start, end, contentStart, contentEnd, others);
  }

  Extent extent() {
    return new Extent(contentStart, contentEnd);
  }

  /// One past the last character of this block and of everything below it.
  int outerEnd() {
    return children.isEmpty() ? end : Math.max(end, children.getLast().outerEnd());
  }

  enum Kind {
    /// The root; has no text of its own.
    NOTE,
    /// An ATX or setext heading.
    HEADING,
    /// A line that titles what follows without being a heading: bold, in `【】`, or before a list.
    LABEL,
    ITEM,
    PARAGRAPH,
    /// A fenced block; its content is what stands between the fences.
    CODE,
    /// A formula between `$$` lines.
    MATH,
    /// Has no text of its own; its children are rows, the header first.
    TABLE,
    /// Has no text of its own; its children are cells.
    ROW,
    CELL,
    QUOTE,
    /// Lines of tags only.
    HTML,
    /// A thematic break.
    RULE,
    FRONT_MATTER;

    boolean isTitle() {
      return this == HEADING || this == LABEL;
    }
  }
}
