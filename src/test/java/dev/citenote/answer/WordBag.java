package dev.citenote.answer;

import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.Vectors;
import java.util.List;
import java.util.regex.Pattern;

/// An encoder that counts words and Han characters: texts are as close as the words they share.
/// Quick, so that tests can judge thousands of sentences. Immutable.
public final class WordBag implements TextEncoder {
  private static final int DIMENSIONS = 512;
  private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");

  @Override
  public Vectors encode(List<String> texts, Purpose purpose) {
    return new Vectors(texts.stream().map(WordBag::vector).toArray(float[][]::new));
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  private static float[] vector(String text) {
    float[] vector = new float[DIMENSIONS];
    vector[0] = 1e-3f;
    WORD.matcher(text)
        .results()
        .forEach(word -> vector[1 + Math.floorMod(word.group().hashCode(), DIMENSIONS - 1)]++);
    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }
}
