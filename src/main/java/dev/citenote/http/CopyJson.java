package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.answer.Citation;
import dev.citenote.retrieve.Hit;
import java.util.List;

/// Another place where the notes say the same, as JSON has it. Immutable.
record CopyJson(String note, @JsonUnwrapped SpanJson span) {

  static List<CopyJson> of(Hit hit) {
    return hit.copies().stream()
        .map(copy -> new CopyJson(copy.note(), SpanJson.of(copy.span())))
        .toList();
  }

  static List<CopyJson> of(Citation citation) {
    return citation.alsoAt().stream()
        .map(place -> new CopyJson(place.note(), SpanJson.of(place.span())))
        .toList();
  }
}
