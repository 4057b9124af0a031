package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.answer.Enumerated.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which messages are lists of questions.
class EnumeratedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1. LoRA 的两个点：(1) 原理 (2) 初始化\\n2. 什么是 RAG？ | LoRA 的两个点：(1) 原理 (2) 初始化 # 什么是 RAG？",
        "请帮我回答：1、什么是RAG 2、什么是微调 | 什么是RAG # 什么是微调",
        "1) What is RoPE? 2) What is RAG? | What is RoPE? # What is RAG?",
        "1. LoRA\\n2. RAG | LoRA # RAG",
        "1. 介绍 LoRA 2. 什么是 RAG | 介绍 LoRA # 什么是 RAG",
        "什么是 LoRA\\n什么是微调\\nKV cache 有什么用 | 什么是 LoRA # 什么是微调 # KV cache 有什么用",
        "明天面试\\n- 什么是 LoRA\\n- 什么是微调 | 什么是 LoRA # 什么是微调"
      })
  void in_list_givesItsQuestions(String message, String items) {
    assertThat(Enumerated.in(message.replace("\\n", "\n")))
        .extracting(Item::words)
        .containsExactly(items.split(" # "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "执行 1. 安装 2. 启动 后报错，为什么？",
        "按这些步骤：\n1. 安装\n2. 启动\n后报错，为什么？",
        "为什么 HTTP 1. 和 2. 不同",
        "java.lang.IllegalStateException: closed\nat a.B.c(B.java:1)\nat a.B.d(B.java:2)\n为什么？",
        "int a = 1;\nint b = 2;\nreturn a + b;\n这段代码有什么问题？",
        "我在做检索。\n数据有一万条。\n怎么加快？"
      })
  void in_messageWithOneQuestion_isNoList(String message) {
    assertThat(Enumerated.in(message)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "关于 LoRA：1. 缺点是什么 2. 怎么初始化 | 什么是LoRA？ # 什么是LoRA？",
        "关于 LoRA 的几个问题：\\n缺点是什么\\n怎么初始化 | 什么是LoRA？ # 什么是LoRA？",
        "LoRA：\\n缺点是什么\\nRAG：\\n怎么评估 | 什么是LoRA？ # 什么是RAG？",
        "1. LoRA 的两个点：(1) 原理是什么 (2) 怎么初始化 | 什么是LoRA？ # 什么是LoRA？",
        "Questions about LoRA: 1. What is its rank? 2. Why does it work? | What is LoRA? # What is LoRA?",
        "请回答下面的问题：1. 什么是 RAG 2. 什么是微调 | #"
      })
  void in_listWithAnIntroduction_saysWhatItIsAbout(String message, String about) {
    assertThat(Enumerated.in(message.replace("\\n", "\n")))
        .extracting(it -> it.about().orElse("").replace(" ", ""))
        .containsExactly(
            about.equals("#") ? new String[] {"", ""} : about.replace(" ", "").split("#"));
  }

  @Test
  @Timeout(5)
  void in_endlessBlanks_areReadAtOnce() {
    assertThat(Enumerated.in("a" + " ".repeat(100_000) + "b")).isEmpty();
  }
}
