package dev.citenote.eval;

import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Ranking;
import java.util.Arrays;
import java.util.List;

/// Hits without an index. Stateless.
final class Hits {
  private Hits() {}

  /// The one passage of a document.
  static Passage passage(String document) {
    return new Passage(
        document,
        document,
        List.of(),
        new Span(0, document.length(), 1, 1),
        document,
        new Passage.Statement());
  }

  /// A hit on a document, the same text standing in others.
  static Hit hit(String document, double score, String... copies) {
    return new Hit(
        passage(document), score, List.of(), Arrays.stream(copies).map(Hits::passage).toList());
  }

  /// A ranking of some words.
  static Ranking ranking(String text, Hit... hits) {
    return new Ranking(new Query(text, 100, Query.Scope.STATEMENTS), List.of(hits));
  }
}
