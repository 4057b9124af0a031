package dev.citenote.retrieve;

/// What is asked of a [Retriever]. Immutable.
///
/// @param text free-form words of the person; may be blank, which ranks nothing
/// @param depth how many hits at most, at least 1
/// @param scope which passages take part
/// @param explained whether every hit says what its score is made of, which takes a little longer
public record Query(String text, int depth, Scope scope, boolean explained) {

  public Query {
    if (depth < 1) {
      throw new IllegalArgumentException("depth must be >= 1, got " + depth);
    }
  }

  /// A query whose hits need not explain themselves.
  public Query(String text, int depth, Scope scope) {
    this(text, depth, scope, false);
  }

  /// The same query among other passages.
  public Query in(Scope other) {
    return new Query(text, depth, other, explained);
  }

  /// Which passages a query may find.
  public enum Scope {
    /// Statements only: what an answer may cite.
    STATEMENTS,
    /// Questions that the notes ask, answered or not.
    QUESTIONS,
    /// Statements, and questions that have no answer.
    EVERYTHING
  }
}
