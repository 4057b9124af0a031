package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import java.util.List;
import java.util.regex.Pattern;

/// A sentence of the evidence that may go into a draft. Immutable.
///
/// @param hit whose passage it stands in
/// @param span its place in the note
/// @param rank rank of its passage in the evidence, from 1
record SourceSentence(Hit hit, Span span, int rank) {

  /// One short Latin word alone on its line says nothing.
  private static final Pattern SCRAP = Pattern.compile("[A-Za-z]{1,3}|TODO");

  /// The sentences of a hit's passage in reading order, without scraps.
  static List<SourceSentence> of(Hit hit, int rank) {
    Passage passage = hit.passage();
    return Sentences.split(passage.text()).stream()
        .filter(range -> !SCRAP.matcher(range.of(passage.text())).matches())
        .map(range -> new SourceSentence(hit, Sentences.locate(passage, range), rank))
        .toList();
  }

  /// Where it stands.
  Passage passage() {
    return hit.passage();
  }

  /// The sentence as it is written in the note.
  String text() {
    return Citation.quote(passage(), span);
  }

  Citation citation(int marker) {
    return Citation.of(marker, hit, span);
  }
}
