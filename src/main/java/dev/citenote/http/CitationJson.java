package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.answer.Citation;
import java.util.List;

/// One cited place, as JSON has it. Immutable.
///
/// @param quote the note's substring there
/// @param alsoAt where else the notes say the same
record CitationJson(
    int marker,
    String passage,
    String note,
    List<String> headings,
    @JsonUnwrapped SpanJson span,
    String quote,
    List<CopyJson> alsoAt) {

  CitationJson {
    headings = List.copyOf(headings);
    alsoAt = List.copyOf(alsoAt);
  }

  static CitationJson of(Citation citation) {
    return new CitationJson(
        citation.marker(),
        citation.passage(),
        citation.note(),
        citation.headings(),
        SpanJson.of(citation.span()),
        citation.quote(),
        CopyJson.of(citation));
  }
}
