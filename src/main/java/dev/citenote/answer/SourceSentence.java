package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.note.Span;
import java.util.List;

/// A sentence of the evidence that may go into a draft. Immutable.
///
/// @param passage where it stands
/// @param span its place in the note
/// @param rank rank of its passage in the evidence, from 1
record SourceSentence(Passage passage, Span span, int rank) {

  /// The sentences of a passage in reading order.
  static List<SourceSentence> of(Passage passage, int rank) {
    return Sentences.split(passage.text()).stream()
        .map(range -> new SourceSentence(passage, Sentences.locate(passage, range), rank))
        .toList();
  }

  /// The sentence as it is written in the note.
  String text() {
    int offset = passage.span().start();
    return passage.text().substring(span.start() - offset, span.end() - offset);
  }

  Citation citation(int marker) {
    return new Citation(marker, passage.id(), passage.note(), passage.headings(), span, text());
  }
}
