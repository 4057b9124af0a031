package dev.citenote.answer;

import java.util.List;

/// One of the things that a question of several parts asks. Immutable.
///
/// @param question in words that can be understood by themselves
/// @param needs what a passage that answers it speaks of: both sides of a comparison, an aspect
///     and what it is an aspect of, the part's own words
record Part(String question, Kind kind, List<String> needs) {
  /// Parts that are looked for; what a question asks beyond them is left to the whole of it.
  static final int MOST = 10;

  Part {
    needs = List.copyOf(needs);
  }

  /// What a part asks.
  enum Kind {
    /// How two things differ; answered by what speaks of both.
    COMPARISON,
    /// What one of two compared things is, for where nothing compares them.
    SIDE,
    /// One of several aspects of one subject.
    ASPECT,
    /// A question of its own.
    QUESTION
  }

  static Part comparison(String question, List<String> sides) {
    return new Part(question, Kind.COMPARISON, sides);
  }

  static Part side(String question, String side) {
    return new Part(question, Kind.SIDE, List.of(side));
  }

  static Part aspect(String question, String aspect, String subject) {
    return new Part(question, Kind.ASPECT, List.of(aspect, subject));
  }

  static Part question(String question, String own) {
    return new Part(question, Kind.QUESTION, List.of(own));
  }

  /// Whether it is understood only through another part.
  boolean leans() {
    return kind == Kind.QUESTION && !question.startsWith(needs.getFirst());
  }

  boolean isSide() {
    return kind == Kind.SIDE;
  }
}
