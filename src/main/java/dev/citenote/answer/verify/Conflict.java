package dev.citenote.answer.verify;

import java.util.List;

/// Two cited places of which at most one is right. Immutable.
///
/// @param kind in what they clash
/// @param citations markers of both, as the draft shows them
public record Conflict(Kind kind, List<Integer> citations) {

  public Conflict {
    citations = List.copyOf(citations);
    if (citations.size() != 2) {
      throw new IllegalArgumentException("citations must be 2, got " + citations.size());
    }
  }

  /// In what two places clash.
  public enum Kind {
    NUMBER,
    YEAR,
    NAME,
    /// One says what the other denies, or its opposite.
    NEGATION
  }
}
