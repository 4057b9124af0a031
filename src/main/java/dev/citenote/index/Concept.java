package dev.citenote.index;

import java.util.List;

/// Words of a query that other words may stand for. Immutable.
///
/// @param words as the query has them
/// @param others what may stand for them, likeliest first
/// @param source where that is known from
record Concept(String words, List<String> others, Source source) {

  Concept {
    others = List.copyOf(others);
  }

  /// Where it is known that words stand for each other.
  enum Source {
    /// The glossary, or the notes themselves: another name of the same thing.
    NAME(1.0),
    /// The dictionary: one of the translations of an everyday word.
    TRANSLATION(0.6),
    /// A word of the notes that is spelt almost alike.
    SPELLING(0.8);

    private final double worth;

    Source(double worth) {
      this.worth = worth;
    }

    /// What another word counts for against the query's own, above 0 and at most 1.
    double worth() {
      return worth;
    }
  }
}
