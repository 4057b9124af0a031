package dev.citenote.note;

/// Counts the tokens that the encoder will see in a text, so that no passage is longer than what
/// the encoder reads. Implementations are thread-safe.
@FunctionalInterface
public interface TokenCounter {

  /// Number of tokens in the text, without the encoder's own start and end tokens.
  int count(String text);
}
