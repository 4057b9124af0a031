package dev.citenote.llm;

/// A language model behind an endpoint that the person named. Implementations are thread-safe.
public interface LanguageModel {

  /// Asks once and waits for the end of the answer, at most until the endpoint's deadlines.
  ///
  /// @param listener hears the answer as it comes; what it heard is the text of the completion
  Completion complete(Prompt prompt, Listener listener);

  /// Looks whether the endpoint answers and knows the model, without asking it anything.
  Probe probe();

  /// Tokens that a prompt and its answer may fill together; what is longer the endpoint cuts or
  /// refuses.
  int contextTokens();

  /// The model's name as the endpoint knows it.
  String name();
}
