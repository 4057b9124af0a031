package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import dev.citenote.answer.Question.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What notes of a dozen questions can answer, asked through every real part.
@TestInstance(Lifecycle.PER_CLASS)
class OutcomeTest {
  private RealNotes notes;

  @BeforeAll
  void index(@TempDir Path folder) throws Exception {
    Path own = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(
        own.resolve("a.md"),
        """
        # 面试记录

        ## 期末物理考了多少分？
        92 分，年级第三。

        ## 线程池怎么关闭？
        先调用 shutdown，等任务做完；超时再 shutdownNow。

        ## 公司的工资怎么发？
        每月十号发到银行卡，年底双薪。

        ## 目前主流的消息队列有哪些？
        Kafka、RabbitMQ 和 RocketMQ 用得最多，Pulsar 也在变多。

        ## 大家聊到的主流做法
        比较主流的方案大同小异，细节不同。

        ## 快速排序的原理

        ## 布隆过滤器有哪些优点？
        """);
    Files.writeString(
        own.resolve("b.md"),
        """
        # Probabilistic structures

        ## Bloom filter

        ### Where Bloom filters are used
        - **Cassandra** by Apache
        - **Bigtable** by Google

        ### Advantages of Bloom filters

        #### Little space
        Ten bits an element suffice for one false positive in a hundred.

        #### Constant time
        Adding an element never depends on how many there are.
        """);
    notes = RealNotes.index(own, folder.resolve("index"));
  }

  @AfterAll
  void close() throws Exception {
    notes.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          期末物理考了多少分？     | 92 分
          期末的物理成绩是多少？   | 92 分
          公司的薪水怎么发？       | 每月十号
          怎么关掉一个线程池？     | shutdown
          现在主流的 MQ 有哪些？   | Kafka
          """)
  void answer_sameQuestionInOtherWords_isAnswered(String question, String expected) {
    assertThat(answer(question))
        .isInstanceOfSatisfying(
            Answer.Answered.class, it -> assertThat(it.draft().text()).contains(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          期末物理考了多少分？     | 期末物理考了多少分？
          公司的薪水怎麼發？       | 公司的薪水怎么发？
          怎麼關掉一個線程池？     | 怎么关掉一个线程池？
          介紹一下線程池           | 介绍一下线程池
          線程池和協程的區別       | 线程池和协程的区别
          謝謝你                   | 谢谢你
          """)
  void answer_traditionalCharacters_isAsInSimplifiedOnes(String traditional, String simplified) {
    Answer same = answer(simplified);

    assertThat(answer(traditional)).hasSameClassAs(same);
    assertThat(answer(traditional).trail().evidence().hits())
        .isEqualTo(same.trail().evidence().hits());
  }

  @ParameterizedTest
  @CsvSource({"布隆过滤器的优点有哪些？", "布隆过滤器有哪些优点？"})
  void answer_listedQuestionThatASectionOfTheOtherLanguageAnswers_isThatSection(String question) {
    assertThat(answer(question))
        .isInstanceOfSatisfying(
            Answer.Answered.class,
            it ->
                assertThat(it.draft().text())
                    .contains("Ten bits an element", "Adding an element")
                    .doesNotContain("Cassandra"));
  }

  @ParameterizedTest
  @CsvSource({"期末英语考了多少分？", "期末化学考多少分", "期末的音乐考了多少分？"})
  void answer_sameQuestionOfAnotherThing_isNotAnswered(String question) {
    assertThat(answer(question)).isInstanceOf(Answer.NotInNotes.class);
  }

  @ParameterizedTest
  @CsvSource({"线程池和协程的区别是什么？", "工资和奖金有什么不同？", "线程池和进程池哪个更省内存？", "比较线程池和连接池"})
  void answer_comparisonWithWhatTheNotesNeverName_isNotAnswered(String question) {
    assertThat(answer(question)).isInstanceOf(Answer.NotInNotes.class);
  }

  @ParameterizedTest
  @CsvSource({"快速排序的原理", "快排的原理是什么？"})
  void answer_headingWithNothingBelow_isListed(String question) {
    assertThat(answer(question)).isInstanceOf(Answer.ListedOnly.class);
  }

  @Test
  void answer_closeDecisionAgainst_namesWhatComesClosest() {
    assertThat(answer("线程池和进程池哪个更省内存？"))
        .isInstanceOfSatisfying(
            Answer.NotInNotes.class,
            it ->
                assertThat(it.trail().evidence().hits())
                    .hasSizeLessThanOrEqualTo(3)
                    .anySatisfy(hit -> assertThat(hit.passage().text()).contains("shutdown")));
    assertThat(answer("红烧肉怎么做？").trail().evidence().hits()).isEmpty();
  }

  private Answer answer(String question) {
    return notes.answerer().answer(new Question(question, 8, Mode.EXTRACT));
  }
}
