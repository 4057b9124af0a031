package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which questions are of several parts, and which.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartsTest {
  private final RealNotes notes;

  PartsTest(@TempDir Path index) throws Exception {
    notes = RealNotes.index(RealNotes.SEEDS, index.resolve("index"));
  }

  @AfterAll
  void close() throws Exception {
    notes.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "QLoRA与LoRA的区别、效果对比及选择依据？ | QLoRA与LoRA的区别 # QLoRA与LoRA的效果对比 # QLoRA与LoRA的选择依据 # 什么是QLoRA？ # 什么是LoRA？",
        "RAG 和微调有什么不同？ | RAG 和微调有什么不同 # 什么是RAG？ # 什么是微调？",
        "transformer和Bert的区别 | transformer和Bert的区别 # 什么是transformer？ # 什么是Bert？",
        "deepseek的框架与llama有什么区别? | deepseek的框架与llama有什么区别 # 什么是deepseek的框架？ # 什么是llama？",
        "BERT和RoBERTa的训练目标有什么区别？ | BERT和RoBERTa的训练目标有什么区别 # 什么是BERT的训练目标？ # 什么是RoBERTa的训练目标？",
        "LSTM、GRU的区别？ | LSTM、GRU的区别 # 什么是LSTM？ # 什么是GRU？",
        "RoPE 相比绝对位置编码有什么优势？ | RoPE 相比绝对位置编码有什么优势 # 什么是RoPE？ # 什么是绝对位置编码？",
        "对比一下 Adapter 和 P-Tuning | 对比一下 Adapter 和 P-Tuning # 什么是Adapter？ # 什么是P-Tuning？",
        "DPO vs PPO | DPO vs PPO # What is DPO? # What is PPO?",
        "RAG 和微调怎么选？ | RAG 和微调怎么选 # 什么是RAG？ # 什么是微调？",
        "Vue的computed 和 watch 什么区别 | Vue的computed 和 watch 什么区别 # 什么是Vue的computed？ # 什么是Vue的watch？",
        "LoRA的原理、优点和缺点 | LoRA的原理 # LoRA的优点 # LoRA的缺点",
        "缓存雪崩的原因和解决方案有哪些？ | 缓存雪崩的原因 # 缓存雪崩的解决方案",
        "LoRA 的 A、B 矩阵怎么初始化？秩怎么选？ | LoRA 的 A、B 矩阵怎么初始化 # LoRA的秩怎么选",
        "大模型幻觉有哪些表现？怎么缓解？ | 大模型幻觉有哪些表现 # 大模型幻觉怎么缓解",
        "RAG和微调的区别，分别什么时候用？ | RAG和微调的区别 # RAG和微调分别什么时候用 # 什么是RAG？ # 什么是微调？",
        "什么是 LoRA？它有什么缺点？ | 什么是 LoRA # LoRA有什么缺点",
        "什么是 RAG？红烧肉怎么做？ | 什么是 RAG # 红烧肉怎么做",
        "Adapter和Prefix-Tuning分别是什么？ | Adapter是什么 # Prefix-Tuning是什么",
        "我在准备面试。什么是RoPE？GQA为什么快？ | 什么是RoPE # GQA为什么快",
        "What is the difference between RAG and fine-tuning? | What is the difference between RAG and fine-tuning # What is RAG? # What is fine-tuning?",
        "How does GQA differ from MHA? | How does GQA differ from MHA # What is GQA? # What is MHA?",
        "Compare LoRA with QLoRA | Compare LoRA with QLoRA # What is LoRA? # What is QLoRA?",
        "What is RoPE, how does it work and when would you use it? | What is RoPE # how does RoPE work # when would you use RoPE",
        "What are the advantages and disadvantages of LoRA? | advantages of LoRA # disadvantages of LoRA",
        "What is LoRA? Why does it save memory? | What is LoRA # Why does LoRA save memory",
        "什么是RAG？什么是微调？ | 什么是RAG # 什么是微调",
        "什么是微调？RAG 和微调怎么选？ | 什么是微调 # RAG 和微调怎么选 # 什么是RAG？",
        "RAG 和微调的区别是什么？微调什么时候用？ | RAG 和微调的区别是什么 # 微调什么时候用 # 什么是RAG？ # 什么是微调？",
        "KV cache 是什么？会产生什么问题，怎么解决？ | KV cache 是什么 # KV cache会产生什么问题 # KV cache的问题怎么解决",
        "大模型幻觉是什么，为什么会产生，怎么解决？ | 大模型幻觉是什么 # 大模型幻觉为什么会产生 # 大模型幻觉怎么解决",
        "什么是死锁？死锁会产生什么后果，怎么解决？ | 什么是死锁 # 死锁会产生什么后果 # 死锁怎么解决",
        "缓存穿透和缓存击穿分别是什么，有什么区别？ | 缓存穿透是什么 # 缓存击穿是什么 # 缓存穿透和缓存击穿的区别 # 什么是缓存穿透？ # 什么是缓存击穿？",
        "LoRA 和 Adapter 相比有什么优势？各自怎么实现？ | LoRA 和 Adapter 相比有什么优势 # LoRA怎么实现 # Adapter怎么实现 # 什么是LoRA？ # 什么是Adapter？",
        "LoRA 的参数量怎么算？QLoRA 和它有什么区别？ | LoRA 的参数量怎么算 # QLoRA 和LoRA有什么区别 # 什么是QLoRA？ # 什么是LoRA？",
        "请帮我回答：1、什么是RAG 2、什么是微调 | 什么是RAG # 什么是微调",
        "我在准备面试，请问 LoRA 是什么、RAG 是什么？ | LoRA 是什么 # RAG 是什么",
        "关于 LoRA：1. 缺点是什么 2. 怎么初始化 | LoRA缺点是什么 # LoRA怎么初始化",
        "1. 什么是 LoRA 2. 你好吗 3. 为什么？ | 什么是 LoRA # 你好吗 # 为什么会有LoRA",
        "1) What is RoPE? 2) What is RAG? | What is RoPE # What is RAG"
      })
  void of_questionOfSeveralParts_splitsIt(String question, String parts) throws Exception {
    assertThat(split(question)).containsExactly(parts.split(" # "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QLoRA 是什么？",
        "LoRA 里的 A、B 两个矩阵分别怎么初始化？",
        "LoRA的优缺点是什么？",
        "RAG和知识库有什么关系",
        "饱和和非饱和的和怎么算的区别",
        "它和这个的区别",
        "Transformer和Llama的LN、FFN有什么区别",
        "为什么大模型看几个例子就会做新任务",
        "decoder 里 cross-attention 的 Q 和 K、V 分别从哪来",
        "面试官问为什么离职，我该怎么回答？",
        "LoRA 的 rank 设多大，凭什么定",
        "存活久的实例会被搬去哪儿，规则有哪些",
        "网络怎么都学不动，有什么排查清单",
        "归一化摆在残差前面还是后面，有啥区别",
        "表里好多格子是空的，咋填比较靠谱",
        "LoRA通常有两种实现方式",
        "Who introduced the transformer architecture, and when?",
        "Which models have adopted RoPE?",
        "What do the matrices Q, K and V stand for in the RoPE formulation?",
        "What are the pros and cons of LoRA?",
        "How do you know what it is?",
        "谢谢！明白了。",
        "???",
        "，，，？？？"
      })
  void of_questionOfOnePart_leavesIt(String question) throws Exception {
    assertThat(split(question)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "什么是A？什么是B？什么是C？什么是D？什么是E？什么是F？什么是G？什么是H？什么是I？什么是J？什么是K？",
        "What is a? What is b? What is c? What is d? What is e? What is f? What is g? What is h? What is i? What is j? What is k?"
      })
  void of_manyQuestions_givesTenAtMost(String question) throws Exception {
    assertThat(split(question)).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "的有什么",
        "和",
        "A、",
        "A的原理、",
        "一下",
        "what is it and ",
        "advantages, ",
        "什么，",
        "a?",
        "相比",
        "区别"
      })
  @Timeout(10)
  void of_hostileQuestion_isReadAtOnce(String piece) throws Exception {
    String question = piece.repeat(290 / piece.length());

    assertThat(split(question)).hasSizeLessThanOrEqualTo(10);
    assertThat(split(question + "的区别x")).hasSizeLessThanOrEqualTo(10);
  }

  private List<String> split(String question) throws Exception {
    return Parts.of(question, notes.lexicon()).stream().map(Part::question).toList();
  }
}
