package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenFenceTest {
  @Test
  void closed_blockLeftOpen_endsWithItsFenceInItsPlace() {
    assertThat(OpenFence.closed("A\n\n```java\nx = 1")).isEqualTo("A\n\n```java\nx = 1\n```");
    assertThat(OpenFence.closed("~~~~\n```\nx\n")).isEqualTo("~~~~\n```\nx\n~~~~");
    assertThat(OpenFence.closed("- ```\n  x")).isEqualTo("- ```\n  x\n  ```");
    assertThat(OpenFence.closed("> ```\n> x")).isEqualTo("> ```\n> x\n> ```");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A `b` c", "```\nx\n```", "- ```java\n  x\n  ```\nB", "```a``` b"})
  void closed_textWithoutOne_staysAsItIs(String text) {
    assertThat(OpenFence.closed(text)).isEqualTo(text);
  }
}
