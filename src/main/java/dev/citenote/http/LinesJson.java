package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.citenote.note.Span;
import java.util.List;
import java.util.Map;

/// Where something stands in a note, as JSON has it: `"lines":[48,49]`, and beside it `"page":3` or
/// `slide`, `cell`, `row`, `chapter` in notes that have such marks. Written into the object that
/// holds it. Immutable.
///
/// @param lines first and last line, from 1, inclusive
/// @param place what is counted there to its number, from 1; empty for notes with only lines
record LinesJson(List<Integer> lines, @JsonAnyGetter Map<String, Integer> place) {

  LinesJson {
    lines = List.copyOf(lines);
    place = Map.copyOf(place);
  }

  static LinesJson of(Span span) {
    return new LinesJson(
        List.of(span.firstLine(), span.lastLine()),
        span.place().map(it -> Map.of(it.kind().word(), it.number())).orElse(Map.of()));
  }
}
