package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfItemsTest {

  @ParameterizedTest
  @CsvSource({
    "注意力机, 制, 注意力机制",
    "the quick, brown fox, the quick brown fox",
    "long-, term, longterm",
    "GPT-, Neo, GPT-Neo",
    "使用 LoRA, 微调, 使用 LoRA微调"
  })
  void join_brokenLine_isHealed(String above, String next, String joined) {
    StringBuilder text = new StringBuilder(above);
    PdfItems.join(text, next);

    assertThat(text).hasToString(joined);
  }

  @ParameterizedTest
  @CsvSource({
    "• 要点, true",
    "– point, true",
    "- point, true",
    "1. 要点, true",
    "（2）要点, true",
    "①要点, true",
    "-5 degrees, false",
    "3.14 is pi, false",
    "2026 年, false",
    "plain, false"
  })
  void isItem_lineStart_tellsListsFromNumbers(String line, boolean expected) {
    assertThat(PdfItems.isItem(line)).isEqualTo(expected);
  }
}
