package dev.citenote.llm;

/// A language model behind an endpoint that the person named. Implementations are thread-safe.
public interface LanguageModel {

  /// Asks once and waits for the whole answer, at most until the endpoint's deadline.
  Completion complete(Prompt prompt);

  /// Looks whether the endpoint answers and knows the model, without asking it anything.
  Probe probe();

  /// The model's name as the endpoint knows it.
  String name();
}
