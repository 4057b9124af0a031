package dev.citenote.llm;

/// How asking a language model ended. Immutable.
///
/// The text is exactly what the [Listener] heard. An ending without text is one of [NoAnswer]; so
/// once a piece was heard, the ending is [Complete] or [Truncated].
public sealed interface Completion {

  /// The model finished by itself: its finish reason was `stop`.
  record Complete(String text) implements Completion {}

  /// The answer is not whole: its text must not pass for a whole answer.
  ///
  /// @param text what there was; empty only where the model still thought or asking was cancelled
  /// @param fault what cut it
  /// @param reason what cut it and the remedy, one clause without a full stop
  record Truncated(String text, Fault fault, String reason) implements Completion {}

  /// There is no text at all.
  sealed interface NoAnswer extends Completion {

    /// What happened, as a kind.
    Fault fault();

    /// What happened and the remedy, one clause without a full stop.
    String reason();
  }

  /// The endpoint understood and would not: a wrong key, an unknown model, a redirect, a content
  /// filter. Asking again is of no use before something is changed.
  ///
  /// @param reason what it said and the remedy, one clause without a full stop
  record Refused(Fault fault, String reason) implements NoAnswer {}

  /// The endpoint could not be reached, was too busy, failed or stayed silent; it never began to
  /// answer.
  ///
  /// @param reason what happened and the remedy, one clause without a full stop
  record Unavailable(Fault fault, String reason) implements NoAnswer {}

  /// The endpoint began to answer, and no text came of it.
  ///
  /// @param reason what came instead and the remedy, one clause without a full stop
  record Broken(Fault fault, String reason) implements NoAnswer {}
}
