package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.answer.Conversation.Turn;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Ranking;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          什么是 LoRA？                      | 它有什么缺点？               | LoRA有什么缺点？
          什么是 LoRA？                      | 什么是它的缺点？             | 什么是LoRA的缺点？
          什么是缓存击穿？                    | 它和缓存雪崩有什么区别？      | 缓存击穿和缓存雪崩有什么区别？
          什么是缓存击穿？                    | 缓存雪崩和它有什么区别？      | 缓存雪崩和缓存击穿有什么区别？
          LoRA 有什么缺点？                   | 那QLoRA呢？                 | QLoRA 有什么缺点？
          LoRA 有什么缺点？                   | QLoRA 呢                    | QLoRA 有什么缺点？
          什么是缓存击穿？                    | 那么缓存雪崩呢？             | 什么是缓存雪崩？
          LoRA 有什么缺点？                   | 那优点呢？                   | LoRA的优点呢？
          LoRA 有什么缺点？                   | 为什么？                     | 为什么LoRA有缺点？
          LoRA 的主要优点有哪些？              | 为什么？                     | 为什么LoRA有主要优点？
          RoPE 的公式是什么？                 | 为什么？                     | RoPE 的公式是什么？ 为什么？
          怎么解决缓存击穿？                   | 举个例子                     | 怎么解决缓存击穿？ 举个例子
          怎么解决缓存击穿                     | 具体怎么做？                 | 怎么解决缓存击穿？具体怎么做？
          请介绍一下旋转位置编码               | 这个方法有什么好处？          | 旋转位置编码有什么好处？
          旋转位置编码的原理是什么？            | 该算法的复杂度是多少？        | 旋转位置编码的复杂度是多少？
          LoRA 里的 A、B 两个矩阵分别怎么初始化？ | 为什么要这么做？             | 为什么LoRA 里的 A、B 两个矩阵分别这样初始化？
          为什么 Transformer 要除以根号 d？     | 它有几层？                   | Transformer有几层？
          RAG和微调的区别是什么？               | 前者有什么缺点？             | RAG有什么缺点？
          RAG和微调的区别是什么？               | 后者呢？                     | 微调呢？
          RAG和微调的区别是什么？               | 两者可以结合吗？             | RAG和微调可以结合吗？
          什么是 LoRA？                      | 和QLoRA有什么区别？           | LoRA和QLoRA有什么区别？
          什么是 LoRA？                      | 有什么缺点？                 | LoRA有什么缺点？
          什么是 LoRA？                      | 怎么实现？                   | LoRA怎么实现？
          什么是 LoRA？                      | 其优点有哪些？               | LoRA的优点有哪些？
          解释一下“注意力汇聚”                 | 它为什么会出现？             | 注意力汇聚为什么会出现？
          $A$和$B$有什么区别？                 | 前者有什么缺点？             | $A$有什么缺点？
          $A$和$B$有什么区别？                 | 后者有什么缺点？             | $B$有什么缺点？
          $A$和$B$有什么区别？                 | 两者可以结合吗？             | $A$和$B$可以结合吗？
          \\alpha和\\beta的区别是什么？         | 前者有什么缺点？             | \\alpha有什么缺点？
          什么是$A$？                         | 它有什么缺点？               | $A$有什么缺点？
          什么是$A$？                         | 那\\beta$呢？               | 什么是\\beta$？
          What is the difference between $A$ and \\beta? | When is the latter better? | When is \\beta better?
          What is LoRA?                     | 它有什么缺点？               | LoRA有什么缺点？
          What is LoRA?                     | What are its drawbacks?    | What are LoRA's drawbacks?
          What is LoRA?                     | How does it work?          | How does LoRA work?
          What is gradient descent?         | Why does it converge?      | Why does gradient descent converge?
          What is gradient descent?         | What about Adam?           | What is Adam?
          What are the drawbacks of LoRA?   | And QLoRA?                 | What are the drawbacks of QLoRA?
          How does dropout work?            | how about batch norm?      | How does batch norm work?
          What are the drawbacks of LoRA?   | Why?                       | Why does LoRA have drawbacks?
          What are the drawbacks of LoRA    | For example?               | What are the drawbacks of LoRA? For example?
          What is LoRA?                     | What about the drawbacks?  | What about the drawbacks of LoRA?
          What is the difference between RAG and fine-tuning? | What about the second one? | What about fine-tuning?
          What is the difference between RAG and fine-tuning? | When is the former better? | When is RAG better?
          Explain rotary embeddings.        | Where are they used?       | Where are rotary embeddings used?
          Explain rotary embeddings.        | What are their benefits?   | What are rotary embeddings' benefits?
          What is LoRA?                     | Is this method slow?       | Is LoRA slow?
          Does LoRA reduce memory?          | How much does it save?     | How much does LoRA save?
          什么是 LoRA？                      | 哪些模型用了它？             | 哪些模型用了LoRA？
          什么是 LoRA？                      | 有哪些 LLM 使用它             | 有哪些 LLM 使用LoRA
          什么是缓存击穿？                    | 谁提出了它？                 | 谁提出了缓存击穿？
          什么是缓存击穿？                    | 什么会引起它？               | 什么会引起缓存击穿？
          什么是旋转位置编码？                 | 使用它的模型有哪些？          | 使用旋转位置编码的模型有哪些？
          什么是旋转位置编码？                 | 如何用 Python 实现它？        | 如何用 Python 实现旋转位置编码？
          什么是旋转位置编码？                 | 哪些论文提出了这种方法？       | 哪些论文提出了旋转位置编码？
          RAG和微调的区别是什么？               | 哪些团队采用后者？            | 哪些团队采用微调？
          What is LoRA?                     | Which models use it?       | Which models use LoRA?
          What is LoRA?                     | Which GPUs support it?     | Which GPUs support LoRA?
          What is gradient descent?         | Who invented this method?  | Who invented gradient descent?
          What is gradient descent?         | What is needed to run it?  | What is needed to run gradient descent?
          """)
  void resolve_questionThatLeans_namesWhatItLeansOn(String before, String asked, String resolved) {
    assertThat(FollowUp.resolve(asked, after(before))).contains(resolved);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          什么是 LoRA？     | 什么是缓存击穿？
          什么是 LoRA？     | QLoRA 为什么能降低它的显存？
          什么是 LoRA？     | 缓存击穿和缓存雪崩的区别是什么？
          什么是 LoRA？     | 其他微调方法有哪些？
          什么是 LoRA？     | 微调还有其它方法吗？
          什么是 LoRA？     | 你能做什么？
          什么是 LoRA？     | 谢谢
          什么是 LoRA？     | 这个月有什么计划？
          什么是 LoRA？     | 为什么 Transformer 要除以根号 d？
          什么是 LoRA？     | LoRA 有什么缺点？
          什么是 LoRA？     | 红烧肉怎么做？
          什么是缓存击穿？   | 前者有什么缺点？
          你好               | 它有什么缺点？
          你好               | 那QLoRA呢？
          What is LoRA?    | What is RAG?
          What is LoRA?    | Why does RAG need its index?
          What is LoRA?    | Is it possible to train on a laptop?
          What is LoRA?    | Is it true that RAG is slow?
          What is LoRA?    | How is it going?
          What is LoRA?    | Which problems does attention that is sparse solve?
          What is LoRA?    | When transformers train, do they converge?
          What is LoRA?    | Explain the second law of thermodynamics.
          What is LoRA?    | What about the second one?
          What is LoRA?    | And how does RAG work?
          Hello            | What are its drawbacks?
          什么是 LoRA？     | 什么是死锁，怎么避免它？
          什么是 LoRA？     | 什么引起死锁又怎么避免它？
          什么是 LoRA？     | 哪个模型共享它的权重？
          What is LoRA?    | Which model shares its weights?
          What is LoRA?    | What does dropout do to it?
          What is LoRA?    | What causes a deadlock and how can I avoid it?
          What is LoRA?    | What makes it hard to train a network?
          What is LoRA?    | Which model knows what it says?
          """)
  void resolve_questionThatStandsOrCannotBeResolved_isLeftAsItIs(String before, String asked) {
    assertThat(FollowUp.resolve(asked, after(before))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          第三个呢？                  | Adam呢？
          那第 3 个呢？               | Adam呢？
          第三种方法有什么缺点？        | Adam有什么缺点？
          最后一个呢？                | AdamW呢？
          what about the third one?  | what about Adam?
          And the third?             | And Adam?
          What about the 3rd one?    | What about Adam?
          Which models use the third one? | Which models use Adam?
          """)
  void resolve_oneOfWhatAnAnswerLists_isThatItem(String asked, String resolved) {
    List<String> items = List.of("SGD", "Momentum", "Adam", "AdamW");
    Turn list = new Turn("常见的优化器有哪些？", true, items);

    Conversation atOnce = new Conversation(List.of(list));
    Conversation later = new Conversation(List.of(list, new Turn("Momentum呢？", true)));

    assertThat(FollowUp.resolve(asked, atOnce)).contains(resolved);
    assertThat(FollowUp.resolve(asked, later)).contains(resolved);
    assertThat(FollowUp.resolve("第五个呢？", atOnce)).isEmpty();
    assertThat(FollowUp.resolve("What about the fifth one?", atOnce)).isEmpty();
  }

  @Test
  void resolve_moreThanThePairInAQuestion_isWhatItsAnswerLists() {
    Turn pair = new Turn("RAG和微调的区别是什么？", true, List.of("成本", "时效", "精度"));

    assertThat(FollowUp.resolve("第三个呢？", new Conversation(List.of(pair)))).contains("精度呢？");
    assertThat(FollowUp.resolve("第二个呢？", new Conversation(List.of(pair)))).contains("微调呢？");
  }

  @Test
  void resolve_nothingSaidYet_leavesAllAsTheyAre() {
    assertThat(FollowUp.resolve("它有什么缺点？", Conversation.EMPTY)).isEmpty();
    assertThat(FollowUp.resolve("为什么？", Conversation.EMPTY)).isEmpty();
  }

  @Test
  void resolve_lastQuestionNamesNothing_looksFurtherBack() {
    assertThat(FollowUp.resolve("它有什么缺点？", after("什么是 LoRA？", "谢谢"))).contains("LoRA有什么缺点？");
  }

  @Test
  void resolve_question_keepsWhatWasAskedAndHow() {
    Question asked = new Question("它有什么缺点？", 3, Question.Mode.NOTES);

    Question resolved = after("什么是 LoRA？").resolve(asked);

    assertThat(resolved.text()).isEqualTo("LoRA有什么缺点？");
    assertThat(resolved.asWritten()).isEqualTo("它有什么缺点？");
    assertThat(resolved.depth()).isEqualTo(3);
    assertThat(resolved.mode()).isEqualTo(Question.Mode.NOTES);
  }

  @Test
  void resolve_wordsThatWouldBeTooMany_areLeftAsTheyAre() {
    Question asked = new Question("为什么？", 8, Question.Mode.AUTO);

    assertThat(after("长".repeat(Question.MAX_LENGTH)).resolve(asked)).isEqualTo(asked);
  }

  @Test
  void with_answerThatWasCut_isRememberedAsNotComplete() {
    Question question = new Question("什么是 LoRA？", 8, Question.Mode.AUTO);
    Ranking none = new Ranking(new Query("q", 8, Query.Scope.STATEMENTS), List.of());
    Answer.Trail trail = new Answer.Trail(question, none, List.of(), new Answer.Timings(0, 0, 0));
    Draft draft = new Draft(new Draft.Model("m", 0), "LoRA 是", List.of(), List.of());

    Conversation after =
        Conversation.EMPTY
            .with(new Answer.Answered(trail, draft))
            .with(new Answer.Incomplete(trail, draft, new ModelFailure("idle", "it fell silent")));

    assertThat(after.turns())
        .containsExactly(new Turn("什么是 LoRA？", true), new Turn("什么是 LoRA？", false));
  }

  private static Conversation after(String... questions) {
    List<Turn> turns = Stream.of(questions).map(it -> new Turn(it, true)).toList();
    return new Conversation(turns);
  }
}
