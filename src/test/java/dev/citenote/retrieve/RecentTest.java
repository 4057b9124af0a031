package dev.citenote.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

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
}
