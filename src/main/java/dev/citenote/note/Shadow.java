package dev.citenote.note;

import java.util.Map;
import java.util.Set;

/// A text of another markup as the block parser reads it: as long as the original, line for line,
/// with its marks rewritten as Markdown's, so that every offset holds for both. Immutable.
///
/// @param text the rewritten text
/// @param headings level from 1 of every line that is a title, by the offset of the line's start,
///     where no mark of the same length says so
/// @param code offsets of the starts of the lines that are code, whatever they look like
record Shadow(String text, Map<Integer, Integer> headings, Set<Integer> code) {

  /// A text whose marks say everything.
  Shadow(String text) {
    this(text, Map.of(), Set.of());
  }

  Shadow {
    headings = Map.copyOf(headings);
    code = Set.copyOf(code);
  }
}
