package dev.citenote.retrieve;

import java.util.List;

/// What the score of a [Hit] is made of. Immutable.
///
/// @param parts their values sum up to the score
/// @param names other words of the passage that stood for words of the query
public record Explanation(List<Part> parts, List<Name> names) {

  public Explanation {
    parts = List.copyOf(parts);
    names = List.copyOf(names);
  }

  /// One part of a score.
  ///
  /// @param name what gives it, such as `words in headings`
  /// @param value weighed; below 0 where vectors point away from each other
  public record Part(String name, double value) {}

  /// Words of the query, and what stands for them in the passage.
  ///
  /// @param asked as the query has it
  /// @param found as the passage has it
  public record Name(String asked, String found) {}
}
