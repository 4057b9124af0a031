package dev.citenote.encoder;

import java.nio.charset.StandardCharsets;

/// A model whose files were read once and found to be exactly what its card says. It holds those
/// bytes, so nothing can change between the check and the loading. Immutable.
public final class VerifiedModel {
  private final ModelCard card;
  private final byte[] onnx;
  private final byte[] tokenizer;

  VerifiedModel(ModelCard card, byte[] onnx, byte[] tokenizer) {
    this.card = card;
    this.onnx = onnx;
    this.tokenizer = tokenizer;
  }

  /// Name of the model's folder.
  public String name() {
    return card.name();
  }

  /// SHA-256 over everything that decides a vector: both files, pooling, folding, prefixes and the
  /// token limit. Two encoders of one identity give the same vectors.
  public String identity() {
    String parts =
        String.join(
            "\n",
            card.model().sha256(),
            card.tokenizer().sha256(),
            card.pooling().name(),
            Integer.toString(card.maxTokens()),
            Boolean.toString(card.lowerCase()),
            card.queryPrefix(),
            card.passagePrefix());
    return Sha256.of(parts.getBytes(StandardCharsets.UTF_8));
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
