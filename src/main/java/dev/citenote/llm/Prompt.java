package dev.citenote.llm;

/// What a language model is asked. Immutable.
///
/// @param instructions the system message
/// @param request the user message
public record Prompt(String instructions, String request) {}
