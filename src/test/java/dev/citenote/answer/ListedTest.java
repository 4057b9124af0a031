package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which things an answer lists.
class ListedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "- **缓存穿透**：查不存在的数据。\n- **缓存击穿**：热点失效。",
        "1. 缓存穿透：查不存在的数据。\n2. 缓存击穿：热点失效。",
        "1、缓存穿透，查不存在的数据。\n2、缓存击穿，热点失效。",
        "（1）缓存穿透\n（2）缓存击穿"
      })
  void in_listedItems_areNamed(String text) {
    assertThat(Listed.in(text)).containsExactly("缓存穿透", "缓存击穿");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "**大模型幻觉有哪些表现**\n\n答非所问。\n\n**怎么缓解**\n\n清洗数据。",
        "---\n答\n---\n完",
        "-5 是下限\n-3 是上限",
        "3.5 GB 内存\n2.5 GB 显存",
        "-\n答\n-\n完"
      })
  void in_textThatListsNothing_givesNone(String text) {
    assertThat(Listed.in(text)).isEmpty();
  }

  @Test
  void in_longItems_areCutBeforeTheyAreRead() {
    String longLine = "- 甲" + "，乙".repeat(50_000);

    assertThat(Listed.in(longLine + "\n" + longLine)).containsExactly("甲", "甲");
    assertThat(Listed.in("- " + "甲 ".repeat(50_000) + "\n- 乙")).isEmpty();
  }
}
