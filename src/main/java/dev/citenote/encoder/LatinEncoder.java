package dev.citenote.encoder;

import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vectors;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A model whose vectors go through a map, checked and loaded with the first text: whoever has no
/// such text does not wait for it. Thread-safe.
final class LatinEncoder implements AutoCloseable {
  private final ModelStore store;
  private final ModelCard card;
  private final LinearMap map;
  private @Nullable OnnxEncoder model;
  private boolean closed;

  LatinEncoder(ModelStore store, ModelCard card, LinearMap map) {
    this.store = store;
    this.card = card;
    this.map = map;
  }

  /// Vectors of the texts in the map's space, in their order.
  ///
  /// @throws EncodingException where the model cannot be loaded, or fails on a text
  Vectors encode(List<String> texts, Purpose purpose) {
    if (texts.isEmpty()) {
      return new Vectors(new float[0][]);
    }
    Vectors vectors = model().encode(texts, purpose);
    return new Vectors(
        IntStream.range(0, vectors.size())
            .mapToObj(i -> map.of(vectors.row(i)))
            .toArray(float[][]::new));
  }

  /// The loaded model. A failure is not remembered, so that a restored file is found.
  private synchronized OnnxEncoder model() {
    if (closed) {
      throw new IllegalStateException("the encoder is closed");
    }
    if (model == null) {
      try {
        model = OnnxEncoder.open(store, card);
      } catch (ModelException e) {
        throw new EncodingException(e);
      }
    }
    return model;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (model != null) {
      model.close();
    }
  }
}
