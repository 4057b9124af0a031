package dev.citenote.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class FusionTest {
  @Test
  void score_wordsAndVector_addsShareOfCeiling() {
    assertThat(new Fusion(1, 2).score(0.5, 3, 12)).isEqualTo(1.0);
  }

  @Test
  void score_noCeiling_isCosineAlone() {
    assertThat(Fusion.NOTES.score(0.5, 0, 0)).isEqualTo(0.5);
  }

  @Test
  void new_noWeightAtAll_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Fusion(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fusion(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fusion(Double.NaN, 1));
  }
}
