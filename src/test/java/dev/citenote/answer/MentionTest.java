package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which sentences say what a thing is.
class MentionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2PC 是两阶段提交           | 2PC
          1. 2PC 是两阶段提交        | 2PC
          3D 打印是逐层制造          | 3D 打印
          - **微调**：再训练一次     | 微调
          1、微调指再训练一次        | 微调
          ### 3.1 微调：再训练一次   | 微调
          微调即再训练一次           | 微调
          先说结论。微调是再训练一次 | 微调
          """)
  void defines_sentenceThatSaysWhatAThingIs_isFound(String text, String thing) {
    assertThat(Mention.defines(text, thing)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          微调指标很重要   | 微调
          微调指令要清楚   | 微调
          微调即可使用     | 微调
          微调即使便宜也慢 | 微调
          2PC 是两阶段提交 | PC
          """)
  void defines_sentenceThatGoesOnOtherwise_isNotFound(String text, String thing) {
    assertThat(Mention.defines(text, thing)).isFalse();
  }

  @Test
  @Timeout(5)
  void defines_endlessBlanks_areReadAtOnce() {
    assertThat(Mention.defines("\n".repeat(100_000), "微调")).isFalse();
  }
}
