package dev.citenote.llm;

/// What a language model is asked. Immutable.
///
/// @param instructions the system message; none is sent where it is blank
/// @param request the user message, never blank
public record Prompt(String instructions, String request) {

  /// @throws IllegalArgumentException where the request is blank
  public Prompt {
    if (request.isBlank()) {
      throw new IllegalArgumentException("the request to a language model is blank");
    }
  }
}
