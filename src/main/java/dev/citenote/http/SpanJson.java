package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.note.Span;

/// A piece of a note, as JSON has it: its lines and place, then its offsets. Immutable.
///
/// @param start UTF-16 offset in the note
/// @param end UTF-16 offset in the note, exclusive
record SpanJson(@JsonUnwrapped LinesJson lines, int start, int end) {

  static SpanJson of(Span span) {
    return new SpanJson(LinesJson.of(span), span.start(), span.end());
  }
}
