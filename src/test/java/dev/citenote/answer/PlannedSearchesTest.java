package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlannedSearchesTest {
  @Test
  void in_linesWithMarks_areSearchesWithoutThem() {
    String plan =
        """
        Here are the searches:
        1. "LoRA rank"
        - QLoRA 量化
        （2）显存占用
        检索词3：训练速度

        * `LoRA rank`
        """;

    assertThat(PlannedSearches.in(plan, "q")).contains("LoRA rank", "QLoRA 量化", "训练速度").hasSize(4);
  }

  @Test
  void in_arrayOfJson_givesItsElements() {
    assertThat(PlannedSearches.in("```json\n[\"a b\", \"c d\",\n\"e f\"]\n```", "q"))
        .containsExactly("a b", "c d", "e f");
  }

  @Test
  void in_tooManyOrTooLong_keepsFiveShortOnes() {
    String plan = "x".repeat(121) + "\na1\na2\na3\na4\na5\na6\nWhat is it?";

    assertThat(PlannedSearches.in(plan, "q")).containsExactly("a1", "a2", "a3", "a4", "a5");
  }

  @Test
  void in_questionItselfAndControlCharacters_areNotSearchedFor() {
    assertThat(PlannedSearches.in("What is RoPE?\nRo\u0007PE\u2028 base\n", "what is rope?"))
        .containsExactly("Ro PE base");
  }
}
