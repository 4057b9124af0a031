package dev.citenote.note;

/// A contiguous piece of a note, by offset and by line. Immutable.
///
/// @param start first UTF-16 code unit of the decoded note (byte order mark excluded), from 0
/// @param end one past the last code unit; greater than or equal to `start`
/// @param firstLine line of `start`, from 1
/// @param lastLine line of the last code unit, inclusive
public record Span(int start, int end, int firstLine, int lastLine) {

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

  /// Length in UTF-16 code units.
  public int length() {
    return end - start;
  }

  /// Whether the other span lies wholly inside this one.
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }
}
