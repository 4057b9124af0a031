package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import java.util.List;

/// A place in a note that supports a sentence. Immutable.
///
/// @param marker number by which the text names it, from 1
/// @param passage id of the passage it lies in
/// @param note path of the note
/// @param headings titles above the place
/// @param span the exact place
/// @param quote the note's substring there
/// @param alsoAt where else the notes say the same, by note and offset
public record Citation(
    int marker,
    String passage,
    String note,
    List<String> headings,
    Span span,
    String quote,
    List<Elsewhere> alsoAt) {

  public Citation {
    headings = List.copyOf(headings);
    alsoAt = List.copyOf(alsoAt);
  }

  /// Another place with the same text.
  ///
  /// @param note path of the note
  public record Elsewhere(String note, Span span) {}

  /// The citation of a place inside the passage of a hit.
  static Citation of(int marker, Hit hit, Span place) {
    Passage passage = hit.passage();
    return new Citation(
        marker,
        passage.id(),
        passage.note(),
        passage.headings(),
        place,
        quote(passage, place),
        hit.copies().stream().map(copy -> elsewhere(passage, place, copy)).toList());
  }

  /// The same place under another number.
  Citation numbered(int number) {
    return new Citation(number, passage, note, headings, span, quote, alsoAt);
  }

  /// The same place inside a copy: exact where the copy has the very same characters, else the
  /// whole of it.
  private static Elsewhere elsewhere(Passage passage, Span place, Passage copy) {
    int offset = passage.span().start();
    Span there =
        copy.text().equals(passage.text())
            ? Sentences.locate(
                copy, new Sentences.Range(place.start() - offset, place.end() - offset))
            : copy.span();
    return new Elsewhere(copy.note(), there);
  }

  /// The note's text at a place inside a passage.
  static String quote(Passage passage, Span place) {
    int offset = passage.span().start();
    return passage.text().substring(place.start() - offset, place.end() - offset);
  }
}
