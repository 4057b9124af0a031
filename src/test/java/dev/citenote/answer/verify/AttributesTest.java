package dev.citenote.answer.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AttributesTest {
  @Test
  void read_phraseWithTwoRoles_fails() {
    assertThatThrownBy(() -> Attributes.read("idle: 会 | 的\nmodal: 能 | 会"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("会");
  }

  @Test
  void read_phraseOfTwoAttributesInOneStem_fails() {
    assertThatThrownBy(() -> Attributes.read("same: 值域 | values\nsame: 价格 | value"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("value");
  }

  @Test
  void read_formsOfOneWordInALine_standForOneAttribute() {
    assertThat(Attributes.read("same: 过期 | expire | expires").get("expir")).hasSize(1);
  }
}
