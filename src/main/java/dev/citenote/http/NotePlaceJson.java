package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.note.Note;
import dev.citenote.note.Span;

/// A place of a note as its file has it now, in the words of a [CitationJson]. Immutable.
///
/// @param quote the note's substring there
record NotePlaceJson(String note, @JsonUnwrapped SpanJson span, String quote) {

  static NotePlaceJson of(Note note, Span span) {
    return new NotePlaceJson(
        note.path(), SpanJson.of(span), note.text().substring(span.start(), span.end()));
  }
}
