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
  void in_sentencesOrRows_areNamedByWhatTheySayFirst() {
    assertThat(
            Listed.in(
                "- Read committed prevents dirty reads. [1]\n"
                    + "- Repeatable read prevents reads that cannot be repeated. [2]"))
        .containsExactly(
            "Read committed prevents dirty reads",
            "Repeatable read prevents reads that cannot be repeated");
    assertThat(Listed.in("| 名称 | 特点 |\n| --- | --- |\n| SGD | 简单 [1] |\n| Adam | 自适应 [2] |"))
        .containsExactly("SGD", "Adam");
    assertThat(Listed.in("| ".repeat(100_000) + "\n" + "|-".repeat(100_000))).isEmpty();
  }

  @Test
  void in_longItems_areCutBeforeTheyAreRead() {
    String longLine = "- 甲" + "，乙".repeat(50_000);

    assertThat(Listed.in(longLine + "\n" + longLine)).containsExactly("甲", "甲");
    assertThat(Listed.in("- " + "甲 ".repeat(50_000) + "\n- 乙")).isEmpty();
  }
}
