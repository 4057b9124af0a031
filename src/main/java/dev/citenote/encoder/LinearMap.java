package dev.citenote.encoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/// A linear map with an offset from one model's vectors into another's space: `unit(x · W + b)`.
/// Immutable.
///
/// Its file holds `W`, a row for each dimension of `x`, then `b`, in little-endian float32.
final class LinearMap {
  private final String name;
  private final float[][] rows;
  private final float[] offset;

  /// @param bytes the file's content, of exactly [#bytes] bytes
  LinearMap(PairCard card, byte[] bytes) {
    this.name = card.name();
    FloatBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    this.rows = new float[card.latinDimensions()][card.dimensions()];
    for (float[] row : rows) {
      numbers.get(row);
    }
    this.offset = new float[card.dimensions()];
    numbers.get(offset);
  }

  /// Size of the file of a map between spaces of these dimensions.
  static long bytes(int from, int to) {
    return (from + 1L) * to * Float.BYTES;
  }

  /// The unit vector that a vector is mapped to.
  ///
  /// @throws EncodingException where it is not finite
  float[] of(float[] vector) {
    float[] mapped = offset.clone();
    for (int i = 0; i < rows.length; i++) {
      float value = vector[i];
      float[] row = rows[i];
      for (int j = 0; j < mapped.length; j++) {
        mapped[j] += value * row[j];
      }
    }
    return OnnxSession.unit(mapped, name);
  }
}
