package dev.citenote.note;

import java.util.List;

/// One decoded source file. Immutable.
///
/// @param path relative to the notes folder, with `/`
/// @param text decoded text, byte order mark excluded, line ends as they are in the file; of a
///     format that is not text, its words as Markdown
/// @param contentHash SHA-256 of the file's bytes, lower-case hexadecimal
/// @param markup how the structure of the text is marked
/// @param places where its pages, slides, cells, rows or chapters begin, in ascending order; empty
///     for a text with nothing but lines
public record Note(
    String path, String text, String contentHash, Markup markup, List<Place.Start> places)
    implements Reading {

  public Note {
    places = List.copyOf(places);
  }

  /// A note in Markdown, or in text that looks like it.
  public Note(String path, String text, String contentHash) {
    this(path, text, contentHash, Markup.MARKDOWN, List.of());
  }

  /// The span between two offsets of the text, as lines and place.
  public Span span(int start, int end) {
    return new SpanIndex(this).span(start, end);
  }

  /// The languages of structure that are understood.
  public enum Markup {
    MARKDOWN,
    ORG,
    RESTRUCTURED_TEXT,
    /// Comma-separated values, as they stand in the file.
    CSV
  }
}
