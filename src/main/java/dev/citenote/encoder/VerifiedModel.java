package dev.citenote.encoder;

/// A model whose files were read once and found to be exactly what its card says. It holds those
/// bytes, so nothing can change between the check and the loading. Immutable.
final class VerifiedModel {
  private final ModelCard card;
  private final byte[] onnx;
  private final byte[] tokenizer;

  VerifiedModel(ModelCard card, byte[] onnx, byte[] tokenizer) {
    this.card = card;
    this.onnx = onnx;
    this.tokenizer = tokenizer;
  }

  ModelCard card() {
    return card;
  }

  byte[] onnx() {
    return onnx;
  }

  byte[] tokenizer() {
    return tokenizer;
  }
}
