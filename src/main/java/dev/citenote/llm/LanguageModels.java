package dev.citenote.llm;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Makes language models from endpoints. Stateless.
public final class LanguageModels {

  private LanguageModels() {}

  /// The model at an endpoint. Nothing is sent before it is asked.
  public static LanguageModel of(ModelEndpoint endpoint) {
    return new EndpointModel(endpoint);
  }

  /// Looks for an Ollama, and for the model of it that was changed last; empty where none answers
  /// at once, or it has no model that chats and runs on this machine.
  ///
  /// @param ollama base URL; a name or address of this machine
  /// @param wait for everything; where nothing listens, that is known at once
  public static Optional<ModelEndpoint> find(URI ollama, Terms terms, Duration wait) {
    return LocalOllama.find(ollama, terms, wait);
  }
}
