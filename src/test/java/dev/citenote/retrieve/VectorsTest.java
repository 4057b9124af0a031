package dev.citenote.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class VectorsTest {
  @Test
  void mean_one_isItself() {
    float[] row = {0.6f, 0.8f};

    assertThat(new Vectors(new float[][] {row}).mean()).isSameAs(row);
  }

  @Test
  void mean_several_isTheUnitVectorBetweenThem() {
    float[][] rows = {{1, 0, 0}, {0, 1, 0}, {0, 1, 0}};
    float[] mean = new Vectors(rows).mean();

    assertThat(mean[0]).isCloseTo(0.4472f, within(1e-4f));
    assertThat(mean[1]).isCloseTo(0.8944f, within(1e-4f));
    assertThat(mean[2]).isZero();
    assertThat(rows[1]).containsExactly(0, 1, 0);
  }
}
