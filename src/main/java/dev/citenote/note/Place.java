package dev.citenote.note;

import java.util.Locale;

/// Where a person turns to in a source that has no lines of its own, or better marks than lines.
/// Immutable.
///
/// @param kind what is counted
/// @param number from 1
public record Place(Kind kind, int number) {

  public Place {
    if (number < 1) {
      throw new IllegalArgumentException("number must be >= 1, got " + number);
    }
  }

  /// What the parts of a source are called.
  public enum Kind {
    /// Of a PDF.
    PAGE,
    /// Of a presentation.
    SLIDE,
    /// Of a notebook.
    CELL,
    /// Of a table file; the header is row 1.
    ROW,
    /// Of an electronic book, in reading order.
    CHAPTER;

    /// The kind in lower case, as JSON and people have it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Where a place begins in the decoded text of a note.
  ///
  /// @param offset first UTF-16 code unit
  public record Start(int offset, Place place) {}
}
