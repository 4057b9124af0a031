package dev.citenote.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class RecentTest {

  @Test
  void put_moreThanFit_dropsWhatWasNotAskedForTheLongest() {
    Recent<String, Integer> recent = new Recent<>(2);
    recent.put("a", 1);
    recent.put("b", 2);

    assertThat(recent.get("a")).contains(1);
    recent.put("c", 3);

    assertThat(recent.get("a")).contains(1);
    assertThat(recent.get("b")).isEmpty();
    assertThat(recent.get("c")).contains(3);
  }

  @Test
  void get_withComputation_computesOnce() {
    Recent<String, Integer> recent = new Recent<>(2);

    assertThat(recent.get("abc", String::length)).isEqualTo(3);
    assertThat(recent.get("abc", it -> -1)).isEqualTo(3);
    assertThat(recent.get("abc")).contains(3);
  }

  @Test
  void get_failingComputation_remembersNothing() {
    Recent<String, Integer> recent = new Recent<>(2);

    assertThatThrownBy(
            () ->
                recent.get(
                    "abc",
                    it -> {
                      throw new IOException(it);
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("abc");
    assertThat(recent.get("abc")).isEmpty();
  }
}
