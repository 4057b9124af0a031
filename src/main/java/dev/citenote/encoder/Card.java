package dev.citenote.encoder;

/// What `model.json` says of the encoder in its folder: one model, or a pair of models with a map
/// between them. Immutable.
sealed interface Card permits ModelCard, PairCard {

  /// Folder name.
  String name();

  /// Length of a vector that the encoder gives.
  int dimensions();

  /// Has the reader of a card refuse it, saying the rule.
  static void require(boolean condition, String rule) {
    if (!condition) {
      throw new IllegalArgumentException(rule);
    }
  }
}
