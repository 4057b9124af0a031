package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "## **1. Overview** | 1. Overview",
        "- **Self-Attention**: allows | Self-Attention: allows",
        "12. 什么是 RAG？ | 什么是 RAG？",
        "9.1、子问题 | 子问题",
        "3.14 is pi | 3.14 is pi",
        "> quoted `code` | quoted code",
        "[text](http://x.y) and ![alt](a.png) | text and alt",
        "<div class=\"a\">word</div> | word",
        "<Badge text=\"x\"/> 文字 <ClientOnly>里面</ClientOnly> | 文字 里面",
        "<a href='x'>链接</a>和<img src=a.png><input disabled>文字<br>完 | 链接 和 文字 完",
        "什么是N？<!-- 略 --> | 什么是N？",
        "if a<b and c>d | if a<b and c>d",
        "List<String> x = y * z; | List<String> x = y * z;",
        "--- | ''",
      })
  void of_marks_leavesTheWords(String text, String expected) {
    assertThat(PlainText.of(text)).isEqualTo(expected);
  }
}
