package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import java.util.List;

/// A place in a note that supports a sentence. Immutable.
///
/// @param marker number by which the text names it, from 1
/// @param passage id of the passage it lies in
/// @param note path of the note
/// @param headings titles above the place
/// @param span the exact place
/// @param quote the note's substring there
public record Citation(
    int marker, String passage, String note, List<String> headings, Span span, String quote) {

  public Citation {
    headings = List.copyOf(headings);
  }

  /// The citation of a place inside a passage.
  static Citation of(int marker, Passage passage, Span place) {
    return new Citation(
        marker, passage.id(), passage.note(), passage.headings(), place, quote(passage, place));
  }

  /// The note's text at a place inside a passage.
  static String quote(Passage passage, Span place) {
    int offset = passage.span().start();
    return passage.text().substring(place.start() - offset, place.end() - offset);
  }
}
