package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.note.Span;
import java.util.List;
import java.util.regex.Pattern;

/// A sentence of the evidence that may go into a draft. Immutable.
///
/// @param passage where it stands
/// @param span its place in the note
/// @param rank rank of its passage in the evidence, from 1
record SourceSentence(Passage passage, Span span, int rank) {

  /// One short Latin word alone on its line says nothing.
  private static final Pattern SCRAP = Pattern.compile("[A-Za-z]{1,3}|TODO");

  /// The sentences of a passage in reading order, without scraps.
  static List<SourceSentence> of(Passage passage, int rank) {
    return Sentences.split(passage.text()).stream()
        .filter(range -> !SCRAP.matcher(range.of(passage.text())).matches())
        .map(range -> new SourceSentence(passage, Sentences.locate(passage, range), rank))
        .toList();
  }

  /// The sentence as it is written in the note.
  String text() {
    return Citation.quote(passage, span);
  }

  Citation citation(int marker) {
    return Citation.of(marker, passage, span);
  }
}
