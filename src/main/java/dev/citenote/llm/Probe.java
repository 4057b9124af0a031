package dev.citenote.llm;

/// What a look at a model endpoint found. Immutable.
public sealed interface Probe {

  /// The endpoint answers, and nothing speaks against the model.
  ///
  /// @param finding what was seen, one clause without a full stop
  record Ready(String finding) implements Probe {}

  /// Asking the model would fail.
  ///
  /// @param reason what is wrong and the remedy, one clause without a full stop
  record Failed(String reason) implements Probe {}
}
