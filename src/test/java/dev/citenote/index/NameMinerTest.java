package dev.citenote.index;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameMinerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "我们采用组查询注意力（GQA）来减少显存。; 组查询注意力=GQA",
        "常见的是低秩适配(LoRA)和**前缀微调**（Prefix Tuning）。; 低秩适配=LoRA 前缀微调=Prefix Tuning",
        "指令微调（SFT）之后是对比学习 (CLR)，再用对象存储（OSS）。; 指令微调=SFT 对比学习=CLR 对象存储=OSS",
        "RAG（检索增强生成）先检索再生成。; 检索增强生成=RAG",
        "MoE（也叫混合专家）; 混合专家=MoE",
        "JIT（即时编译）; 即时编译=JIT",
        "檢索增強生成（RAG）與向量資料庫（Vector Database）; 检索增强生成=RAG 向量资料库=Vector Database",
        "检索增强生成（Retrieval-Augmented Generation，RAG）; 检索增强生成=Retrieval-Augmented Generation=RAG",
        "检索增强生成（RAG, Retrieval-Augmented Generation）; 检索增强生成=RAG=Retrieval-Augmented Generation",
        "RAG（检索增强生成, Retrieval-Augmented Generation）; 检索增强生成=RAG=Retrieval-Augmented Generation",
        "使用 Multi Query Attention Layer（多查询注意力层）; 多查询注意力层=Multi Query Attention Layer",
        "It is called gradient descent (梯度下降).; 梯度下降=gradient descent",
        "We use retrieval-augmented generation (RAG) here.; retrieval augmented generation=RAG",
        "编程语言（C++）; 编程语言=C++",
        "ＲＡＧ（检索增强生成）; 检索增强生成=RAG",
      })
  void mine_sentence_givesTheseNames(String text, String expected) {
    assertThat(mined(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "模型（见下图）",
        "Transformer（见下图）的结构如图(1)所示。",
        "Transformer（2017）由谷歌提出，GPT（推荐）与 BERT（重点）",
        "自注意力（Vaswani et al., 2017）",
        "第一步(1)，第二步（2）",
        "延迟（ms）和大小（MB）",
        "版本（v2.1）与参数（optional），优化器（e.g. Adam）",
        "`检索增强生成（RAG）`",
        "```\n检索增强生成（RAG）\n```",
        "~~~\n检索增强生成（RAG）\n没有结尾",
        "https://example.com/检索增强生成（RAG）",
        "$注意力函数(QK)$ 和 $$\n注意力函数(QK)\n$$",
        "图（A）",
        "前馈神经网络层归一化结构图解（Text）",
        "we saw in the last chapter how models learn by gradient descent (梯度下降)",
        "the model (GPT)",
        "（RAG）",
        "检索增强生成（）",
        "检索增强生成（RAG",
      })
  void mine_noNames_isEmpty(String text) {
    assertThat(mined(text)).isEmpty();
  }

  @Test
  void mine_nameTwice_isGivenOnce() {
    assertThat(mined("低秩适配（LoRA）。低秩适配（LoRA）。")).isEqualTo("低秩适配=LoRA");
  }

  @Test
  void mine_unrelatedSecondName_isLeftOut() {
    assertThat(mined("优化算法（Adam，SGD）")).isEqualTo("优化算法=Adam");
  }

  static Stream<String> hostile() {
    return Stream.of(
        "汉".repeat(100_000),
        "(".repeat(100_000),
        "（".repeat(50_000),
        "a ".repeat(50_000),
        "a".repeat(100_000),
        "a-".repeat(50_000),
        "汉（".repeat(50_000),
        "汉汉(a".repeat(25_000),
        "汉汉" + "*".repeat(100_000),
        "a" + "*".repeat(100_000),
        "ab cd (".repeat(15_000),
        "`".repeat(100_000),
        "$".repeat(100_001),
        "$$a$b".repeat(20_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = SECONDS)
  void mine_hostileText_takesLittleTime(String text) {
    assertThat(NameMiner.mine(text)).isEmpty();
  }

  private static String mined(String text) {
    return NameMiner.mine(text).stream()
        .map((List<String> names) -> String.join("=", names))
        .collect(Collectors.joining(" "));
  }
}
