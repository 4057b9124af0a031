package dev.citenote.encoder;

import dev.citenote.retrieve.Recent;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// An encoder that remembers the vectors of the texts it was asked for last, for callers that
/// ask for the same texts again and again. Thread-safe.
public final class RecentVectors implements TextEncoder {
  private static final int MOST = 2_048;

  private final TextEncoder encoder;
  private final Recent<Text, float[]> recent;

  /// @param encoder encodes what is not remembered; it stays its owner's to close
  public RecentVectors(TextEncoder encoder) {
    this(encoder, MOST);
  }

  /// @param most vectors that are remembered
  RecentVectors(TextEncoder encoder, int most) {
    this.encoder = encoder;
    this.recent = new Recent<>(most);
  }

  @Override
  public Vectors encode(List<String> texts, Purpose purpose) {
    List<Text> wanted = texts.stream().map(text -> new Text(text, purpose)).toList();
    Map<Text, float[]> vectors = remembered(wanted);
    List<Text> missing = new ArrayList<>(new LinkedHashSet<>(wanted));
    missing.removeAll(vectors.keySet());
    if (!missing.isEmpty()) {
      Vectors encoded = encoder.encode(missing.stream().map(Text::text).toList(), purpose);
      for (int i = 0; i < missing.size(); i++) {
        vectors.put(missing.get(i), encoded.row(i));
      }
      recent.putAll(vectors);
    }
    return new Vectors(wanted.stream().map(vectors::get).toArray(float[][]::new));
  }

  private Map<Text, float[]> remembered(List<Text> texts) {
    Map<Text, float[]> vectors = new HashMap<>();
    texts.forEach(text -> recent.get(text).ifPresent(vector -> vectors.put(text, vector)));
    return vectors;
  }

  /// A text on its side of a comparison.
  private record Text(String text, Purpose purpose) {}

  @Override
  public int dimensions() {
    return encoder.dimensions();
  }
}
