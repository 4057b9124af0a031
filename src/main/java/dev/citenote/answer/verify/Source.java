package dev.citenote.answer.verify;

import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.note.Sentences.Range;
import dev.citenote.note.Span;
import java.util.List;

/// A passage, sentence by sentence, that may carry a sentence of a draft. Immutable.
///
/// @param sentences in reading order
record Source(Passage passage, List<Range> sentences) {

  Source {
    sentences = List.copyOf(sentences);
  }

  static Source of(Passage passage) {
    return new Source(passage, Sentences.split(passage.text()));
  }

  /// Some neighbouring sentences, as they are written.
  String text(int first, int last) {
    return passage.text().substring(sentences.get(first).start(), sentences.get(last).end());
  }

  /// The same with what they are read with: the sentences beside them, and what stands above.
  String near(int first, int last) {
    int from = Math.max(0, first - 1);
    return above() + text(from, Math.min(sentences.size() - 1, last + 1));
  }

  /// All that the passage says, with what stands above it.
  String whole() {
    return above() + passage.text();
  }

  /// The titles above, and what must be read before.
  String above() {
    return String.join("\n", passage.headings()) + "\n" + passage.context() + "\n";
  }

  Span span(int first, int last) {
    return Sentences.locate(
        passage, new Range(sentences.get(first).start(), sentences.get(last).end()));
  }
}
