package dev.citenote.retrieve;

import java.util.List;
import java.util.Set;

/// One thing that a question asks about: words of it, and other words that say the same, as in
/// structured queries (Pirkola, SIGIR 1998). Immutable.
///
/// @param words as the question has them
/// @param terms distinct terms of the words, at least one
/// @param others what says the same, by another name or in the other language
/// @param known whether glossary or dictionary has the words; else they are whatever stands between
///     known ones, in Chinese perhaps the end of one word and the start of the next
public record Facet(String words, Set<String> terms, List<Other> others, boolean known) {

  public Facet {
    terms = Set.copyOf(terms);
    others = List.copyOf(others);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a facet must have terms: " + words);
    }
  }

  /// Other words that say the same.
  ///
  /// @param terms all of which a text must hold, at least one
  /// @param worth how surely it is the same, above 0 and at most 1
  public record Other(Set<String> terms, double worth) {
    public Other {
      terms = Set.copyOf(terms);
    }
  }
}
