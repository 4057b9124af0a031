package dev.citenote.llm;

/// How asking a language model ended. Immutable.
public sealed interface Completion {

  /// The model finished by itself.
  record Complete(String text) implements Completion {}

  /// The model stopped half-way: its text must not pass for a whole answer.
  ///
  /// @param text what there was, perhaps empty
  /// @param reason why it stopped, one clause without a full stop
  record Truncated(String text, String reason) implements Completion {}

  /// There is no text at all.
  sealed interface NoAnswer extends Completion {

    /// What happened and the remedy, one clause without a full stop.
    String reason();
  }

  /// The endpoint understood and would not: a wrong key, an unknown model, a content filter.
  ///
  /// @param reason what it said and the remedy, one clause without a full stop
  record Refused(String reason) implements NoAnswer {}

  /// The endpoint could not be reached, was too busy or too slow.
  ///
  /// @param reason what happened and the remedy, one clause without a full stop
  record Unavailable(String reason) implements NoAnswer {}

  /// The endpoint answered something that is not a completion.
  ///
  /// @param reason what came instead and the remedy, one clause without a full stop
  record Broken(String reason) implements NoAnswer {}
}
