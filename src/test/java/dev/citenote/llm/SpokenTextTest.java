package dev.citenote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "answer | answer",
        "~~answer, then~more~~ | answer, then~more",
        "<think>a</think>answer | answer",
        "<think></think>~<think>b</think>~answer | answer",
        "</think>~answer | answer",
        "<thin answer | <thin answer",
        "<thi | <thi",
        "R1 prints <think>x</think> first | R1 prints <think>x</think> first",
        "R1 prints~<think>~x~</think>~first | R1 prints~<think>~x~</think>~first",
        "<think>a</think>then~</think>~more | then~</think>~more",
        "an open <think> tag | an open <think> tag",
        "x~</thing>~y | x~</thing>~y",
        "It prints <think>~x~</think> | It prints <think>~x~</think>",
        "It prints <think>~x~</think>~ | It prints <think>~x~</think>",
        "x~<~y | x~<~y",
      })
  void hear_thoughtAtTheBeginning_isLeftOutHoweverItIsCut(String raw, String text) {
    for (boolean expectsThought : new boolean[] {false, true}) {
      for (int length = 1; length <= raw.length(); length++) {
        SpokenText spoken = new SpokenText(expectsThought);

        assertThat(said(spoken, raw.replace('~', '\n'), length))
            .isEqualTo(text.replace('~', '\n'))
            .isEqualTo(spoken.text());
        assertThat(spoken.isAloud()).isFalse();
      }
    }
  }

  @Test
  void hear_thoughtWithoutOpeningTagWhereExpected_isLeftOut() {
    for (int length = 1; length < 40; length++) {
      SpokenText spoken = new SpokenText(true);

      assertThat(said(spoken, "I think\n[1] so\n</think>\n\nanswer", length)).isEqualTo("answer");
      assertThat(spoken.isAloud()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"I think\n</think>\n\nanswer", "I think\n</think>", "I think\n</think>\n"})
  void hear_thoughtWithoutOpeningTagAgainstExpectation_stopsThereAndIsKnown(String raw) {
    for (int length = 1; length <= raw.length(); length++) {
      SpokenText spoken = new SpokenText(false);
      StringBuilder said = new StringBuilder();
      for (int at = 0; at < raw.length() && !spoken.isAloud(); at += length) {
        said.append(spoken.hear(raw.substring(at, Math.min(raw.length(), at + length))));
      }
      said.append(spoken.isAloud() ? "" : spoken.end(true));

      assertThat(spoken.isAloud()).isTrue();
      assertThat(said).hasToString("I think");
    }
  }

  @Test
  void hear_ordinaryText_isSaidAtOnce() {
    SpokenText spoken = new SpokenText(false);

    assertThat(spoken.hear("An answer")).isEqualTo("An answer");
    assertThat(spoken.hear(" goes\n")).isEqualTo(" goes");
    assertThat(spoken.hear("on")).isEqualTo("\non");
  }

  @Test
  void hear_thoughtsThatComeApart_endHoldingBack() {
    SpokenText spoken = new SpokenText(true);
    spoken.thoughtsComeApart();

    assertThat(spoken.hear("answer")).isEqualTo("answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<think>first, the", "<think>", "<think>a</thin"})
  void end_insideAThought_saysNothing(String raw) {
    SpokenText spoken = new SpokenText(false);

    assertThat(said(spoken, raw, 3)).isEmpty();
    assertThat(spoken.isThinking()).isTrue();
  }

  @Test
  void end_cutWhereThoughtIsExpected_saysNothing() {
    SpokenText spoken = new SpokenText(true);

    assertThat(spoken.hear("perhaps a thought") + spoken.end(false)).isEmpty();
    assertThat(spoken.isThinking()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "deepseek-r1:8b, true",
    "QwQ-32B, true",
    "qwen3-30b-a3b-Thinking-2507, true",
    "phi4-mini-reasoning, true",
    "deepseek-reasoner, true",
    "qwen3:8b, false",
    "llama3.1:8b, false",
    "gpt-4.1-mini, false",
    "rethinker, false",
  })
  void has_anyModel_isJudgedByItsName(String model, boolean thinks) {
    assertThat(ThinkingModels.has(model)).isEqualTo(thinks);
  }

  private static String said(SpokenText spoken, String raw, int length) {
    StringBuilder said = new StringBuilder();
    for (int at = 0; at < raw.length(); at += length) {
      said.append(spoken.hear(raw.substring(at, Math.min(raw.length(), at + length))));
    }
    return said.append(spoken.end(true)).toString();
  }
}
