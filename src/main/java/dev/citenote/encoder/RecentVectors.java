package dev.citenote.encoder;

import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// An encoder that remembers the vectors of the passages it was asked for last, for callers that
/// ask for the same texts again and again. Thread-safe.
public final class RecentVectors implements TextEncoder {
  private static final int MOST = 2_048;

  private final TextEncoder encoder;
  private final int most;
  private final SequencedMap<String, float[]> recent = new LinkedHashMap<>(64, 0.75f, true);

  /// @param encoder encodes what is not remembered; it stays its owner's to close
  public RecentVectors(TextEncoder encoder) {
    this(encoder, MOST);
  }

  /// @param most vectors that are remembered
  RecentVectors(TextEncoder encoder, int most) {
    this.encoder = encoder;
    this.most = most;
  }

  @Override
  public Vectors encode(List<String> texts, Purpose purpose) {
    return switch (purpose) {
      case QUERY -> encoder.encode(texts, purpose);
      case PASSAGE -> passages(texts);
    };
  }

  private Vectors passages(List<String> texts) {
    Map<String, float[]> vectors = remembered(texts);
    List<String> missing = new ArrayList<>(new LinkedHashSet<>(texts));
    missing.removeAll(vectors.keySet());
    if (!missing.isEmpty()) {
      Vectors encoded = encoder.encode(missing, Purpose.PASSAGE);
      for (int i = 0; i < missing.size(); i++) {
        vectors.put(missing.get(i), encoded.row(i));
      }
      remember(vectors);
    }
    return new Vectors(texts.stream().map(vectors::get).toArray(float[][]::new));
  }

  private Map<String, float[]> remembered(List<String> texts) {
    Map<String, float[]> vectors = new HashMap<>();
    synchronized (recent) {
      for (String text : texts) {
        float[] vector = recent.get(text);
        if (vector != null) {
          vectors.put(text, vector);
        }
      }
    }
    return vectors;
  }

  private void remember(Map<String, float[]> vectors) {
    synchronized (recent) {
      recent.putAll(vectors);
      while (recent.size() > most) {
        recent.pollFirstEntry();
      }
    }
  }

  @Override
  public int dimensions() {
    return encoder.dimensions();
  }
}
