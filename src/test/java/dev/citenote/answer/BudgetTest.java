package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "请列出所有方法",
        "详细说说 LoRA",
        "部署的完整步骤是什么",
        "完整地讲一遍训练流程",
        "说说所有缓存策略",
        "列举全部注解",
        "List the advantages of LoRA",
        "Please list all annotations",
        "list advantages of RAG",
        "Explain attention step by step",
        "What are the steps of training?",
        "Explain it in detail",
        "What are all the modes?",
        "Name every mode of the cache"
      })
  void of_questionThatAsksForAll_isTwiceTheUsual(String question) {
    assertThat(Budget.of(question).most()).isEqualTo(2 * Budget.USUAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is a linked list?",
        "How does a skip list work?",
        "List comprehension in Python?",
        "Does every token attend to itself?",
        "How many time steps does diffusion take?",
        "什么是完整性约束？",
        "介绍完整性约束",
        "说说所有权机制",
        "全部参数微调有什么缺点？",
        "什么是一一对应？"
      })
  void of_questionWithSuchAWordAsItsSubject_isTheUsual(String question) {
    assertThat(Budget.of(question).most()).isEqualTo(Budget.USUAL);
  }

  @Test
  void forEachOf_severalParts_dividesOneAndAHalf() {
    Budget usual = new Budget(Budget.USUAL);

    assertThat(usual.forEachOf(1)).isEqualTo(usual);
    assertThat(usual.forEachOf(3).most() * 3).isEqualTo(1.5 * Budget.USUAL);
    assertThat(usual.forEachOf(5).most()).isEqualTo(80);
  }
}
