package dev.citenote.retrieve;

import java.util.List;

/// Turns texts into unit vectors that can be compared by dot product. Implementations are
/// thread-safe.
public interface TextEncoder {

  /// Vectors of the texts, in their order; text beyond the encoder's token limit is not seen.
  Vectors encode(List<String> texts, Purpose purpose);

  /// Length of each vector.
  int dimensions();

  /// Which side of a comparison a text is on; some encoders put another prefix before each.
  enum Purpose {
    QUERY,
    PASSAGE
  }
}
