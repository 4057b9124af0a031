package dev.citenote.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class FusionTest {
  @Test
  void ofWords_chineseAndLatin_areWeighedByLanguage() {
    Fusion fusion = new Fusion(1, 2, 0.5);

    assertThat(fusion.ofWords(Language.CHINESE, 3, 12)).isEqualTo(0.5);
    assertThat(fusion.ofWords(Language.LATIN, 3, 12)).isEqualTo(0.125);
    assertThat(new Fusion(3, 1, 1).ofVectors(0.5)).isEqualTo(1.5);
  }

  @Test
  void ofWords_noCeiling_isNothing() {
    assertThat(Fusion.HYBRID.ofWords(Language.CHINESE, 0, 0)).isZero();
  }

  @Test
  void new_noWeightAtAll_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Fusion(0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fusion(-1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fusion(0, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fusion(Double.NaN, 1, 1));
  }
}
