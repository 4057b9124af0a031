package dev.citenote.note;

/// Counts the tokens that the encoder will see in a text, so that no passage is longer than what
/// the encoder reads. Implementations are thread-safe.
@FunctionalInterface
public interface TokenCounter {

  /// Number of tokens in the text, without the encoder's own start and end tokens. Where a sentence
  /// or a line ends, the tokens before and behind add up.
  int count(String text);
}
