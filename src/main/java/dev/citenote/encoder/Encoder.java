package dev.citenote.encoder;

import dev.citenote.note.TokenCounter;
import dev.citenote.retrieve.TextEncoder;

/// What turns texts into unit vectors of one space, and counts their tokens: a local model, or two
/// of them for two languages. Implementations are thread-safe.
///
/// Encoding throws [EncodingException] where a model fails on a text, or cannot be loaded when it
/// is first needed.
public interface Encoder extends TextEncoder, TokenCounter, AutoCloseable {

  /// Opens an encoder of the store.
  ///
  /// @param name its folder's name
  /// @throws ModelException where it is missing, damaged or cannot be loaded
  static Encoder open(ModelStore store, String name) throws ModelException {
    return switch (store.card(name)) {
      case ModelCard model -> OnnxEncoder.open(store, model);
      case PairCard pair -> BilingualEncoder.open(store, pair);
    };
  }

  /// SHA-256 over everything that decides a vector. Two encoders of one identity give the same
  /// vectors.
  String identity();

  /// Frees the models; calls under way end with the text they are at, and fail.
  @Override
  void close();
}
