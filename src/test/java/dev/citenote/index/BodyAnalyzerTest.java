package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BodyAnalyzerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "位置编码 | 位 位置 置 置编 编 编码 码",
        "什么是位置编码？ | 是位 位 位置 置 置编 编 编码 码",
        "如何训练 | 如 何训 训 训练 练",
        "What are the running models? | run model",
        "LoRA的原理 | lora 的原 原 原理 理",
        "ＧＰＴ－４ 模型 | gpt 4 模 模型 型",
        "繁體向量 | 繁 繁体 体 体向 向 向量 量",
        "C++ 与 C# 和 .NET | cplusplu csharp dotnet",
        "GPT-4o | gpt 4o",
        "qwen2:72b | qwen2 72b",
        "!!! ??? && ^ | ''",
        "😀 | 😀",
      })
  void terms_text_areTheseInOrder(String text, String expected) {
    assertThat(String.join(" ", new BodyAnalyzer(true).terms(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "位置编码的作用 | 位置 置编 编码 码的 的作 作用",
        "a 图 b | 图 b",
        "是什么 | ''",
      })
  void terms_withoutSingleCharacters_areBigrams(String text, String expected) {
    assertThat(String.join(" ", new BodyAnalyzer(false).terms(text))).isEqualTo(expected);
  }

  @Test
  void terms_repeatedWord_isOneTerm() {
    assertThat(new BodyAnalyzer(true).terms("model models model")).containsExactly("model");
  }
}
