package dev.citenote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "answer | answer",
        "<think>a</think>answer | answer",
        "<think></think>~<think>b</think>~answer | answer",
        "a~</think>~~answer | answer",
        "</think>~answer | answer",
        "R1 prints <think>x</think> first | R1 prints <think>x</think> first",
        "R1 prints~<think>~x~</think>~first | R1 prints~<think>~x~</think>~first",
        "an open <think> tag | an open <think> tag"
      })
  void of_thoughtAtTheBeginning_isLeftOut(String raw, String text) {
    assertThat(SpokenText.of(raw.replace('~', '\n')))
        .isEqualTo(new SpokenText(text.replace('~', '\n'), false));
  }
}
