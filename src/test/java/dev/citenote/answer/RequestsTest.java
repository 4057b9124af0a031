package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is ordered, as questions.
class RequestsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          请介绍一下 KV cache，另外 RAG 和微调有什么区别？ | 什么是KV cache？RAG 和微调有什么区别？
          请分别介绍 Adapter、Prefix-Tuning 和 LoRA         | 什么是Adapter？什么是Prefix-Tuning？什么是LoRA？
          介绍一下KV cache，还有BERT的预训练任务            | 什么是KV cache？BERT的预训练任务？
          KV cache 是什么以及 BERT 的两个任务是什么         | KV cache 是什么？BERT 的两个任务是什么？
          请说明 LoRA 的原理，以及 KV cache 的原理          | LoRA 的原理？KV cache 的原理？
          能讲讲 RoPE 吗                                    | 什么是RoPE？
          Explain LoRA and KV cache                         | What is LoRA? What is KV cache?
          Explain LoRA                                      | What is LoRA?
          Describe dropout                                  | What is dropout?
          Redis                                             | What is Redis?
          Redis cluster?                                    | What is Redis cluster?
          IT                                                | What is IT?
          Please describe the encoder.                      | What is the encoder?
          介绍一下KV cache。RAG 和微调有什么区别？          | 什么是KV cache？RAG 和微调有什么区别？
          """)
  void asQuestions_orders_areQuestions(String message, String expected) {
    assertThat(Requests.asQuestions(message)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          QLoRA与LoRA的区别、效果对比及选择依据？
          LoRA 是什么？它有什么缺点？
          还有什么办法可以加速推理？
          怎么介绍自己的项目？
          讲讲为什么低秩有效
          Why Redis?
          Compare RAG
          Thanks Bob
          Install Redis
          How do I explain overfitting in an interview?
          What is RAG and why is it also called retrieval augmentation?
          面试官问为什么离职，我该怎么回答？
          """)
  void asQuestions_whatAsksAlready_staysAsItIs(String message) {
    assertThat(Requests.asQuestions(message)).isEqualTo(message);
  }
}
