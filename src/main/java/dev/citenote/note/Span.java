package dev.citenote.note;

import java.util.Optional;

/// A contiguous piece of a note, by offset and by line. Immutable.
///
/// @param start first UTF-16 code unit of the decoded note (byte order mark excluded), from 0
/// @param end one past the last code unit; greater than or equal to `start`
/// @param firstLine line of `start`, from 1
/// @param lastLine line of the last code unit, inclusive
/// @param place page, slide, cell, row or chapter where it starts, in notes that have them
public record Span(int start, int end, int firstLine, int lastLine, Optional<Place> place) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "span must have 0 <= start <= end, got " + start + " and " + end);
    }
    if (firstLine < 1 || lastLine < firstLine) {
      throw new IllegalArgumentException(
          "span must have 1 <= firstLine <= lastLine, got " + firstLine + " and " + lastLine);
    }
  }

  /// A span of a note that has nothing but lines.
  public Span(int start, int end, int firstLine, int lastLine) {
    this(start, end, firstLine, lastLine, Optional.empty());
  }

  /// Length in UTF-16 code units.
  public int length() {
    return end - start;
  }

  /// Whether the other span lies wholly inside this one.
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }
}
