package dev.citenote.answer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import dev.citenote.answer.verify.SupportJudge.Disagreement;
import dev.citenote.answer.verify.SupportJudge.Verdict;
import dev.citenote.retrieve.Hit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Judged with the real encoder and the words of the notes that ship with the program.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupportJudgeTest {
  private static final Hit CHINESE =
      Notes.hit(
          "zh.md",
          "Kafka 是一个分布式日志系统。消息默认保留 7 天，到期后删除。2011 年由 LinkedIn 开源。"
              + "它的分区数不能减少，只能增加。Kafka 的吞吐比 RabbitMQ 高。",
          "消息队列");

  private static final Hit ENGLISH =
      Notes.hit(
          "en.md",
          "Raft elects one leader for each term. It was designed by Diego Ongaro in 2013. A follower"
              + " waits between 150 and 300 seconds. The leader does not wait for slow followers. Logs grow"
              + " until a snapshot removes 1,000 entries.",
          "Consensus");

  private final RealNotes notes;
  private final SupportJudge judge;

  SupportJudgeTest(@TempDir Path index) throws Exception {
    notes = RealNotes.index(RealNotes.SEEDS, index.resolve("index"));
    judge = notes.judge();
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
          Kafka 的消息默认保留 7 天。        | 消息默认保留 7 天，到期后删除。
          Kafka 的消息默认保留七天。         | 消息默认保留 7 天，到期后删除。
          Kafka 在 2011 年由 LinkedIn 开源。 | 2011 年由 LinkedIn 开源。
          Kafka 的分区数不能减少。           | 它的分区数不能减少，只能增加。
          Raft elects a leader for each term. | Raft elects one leader for each term.
          Raft was designed by Diego Ongaro in 2013. | It was designed by Diego Ongaro in 2013.
          The leader doesn't wait for slow followers. | The leader does not wait for slow followers.
          A snapshot removes one thousand entries of the logs. | Logs grow until a snapshot removes 1,000 entries.
          """)
  void judge_sentenceInOtherWords_isSupportedByTheSmallestSpan(String sentence, String span) {
    Hit hit = sentence.startsWith("Kafka") ? CHINESE : ENGLISH;

    Verdict verdict = judge.judge(sentence, hit);

    assertThat(verdict.disagreements()).isEmpty();
    assertThat(verdict.support()).isEqualTo(Support.SUPPORTED);
    assertThat(quote(verdict)).isEqualTo(span);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Kafka 的消息默认保留 14 天。                | NUMBER
          Kafka 在 2013 年由 LinkedIn 开源。          | NUMBER
          Kafka 在 2011 年由 Twitter 开源。           | NAME
          Kafka 的分区数可以减少，不能增加。          | NEGATION
          RabbitMQ 的吞吐比 Kafka 高。                | NAME
          Raft was designed by Diego Ongaro in 2014.  | NUMBER
          Raft was designed by Leslie Lamport in 2013. | NAME
          The leader does wait for slow followers.    | NEGATION
          A snapshot removes 10,000 entries of the logs. | NUMBER
          A follower waits between 300 and 150 seconds.    | NUMBER
          """)
  void judge_sentenceThatSaysSomethingElse_isNotSupportedAndSaysWhy(
      String sentence, Disagreement disagreement) {
    boolean chinese = sentence.contains("Kafka");

    Verdict verdict = judge.judge(sentence, chinese ? CHINESE : ENGLISH);

    assertThat(verdict.support()).isNotEqualTo(Support.SUPPORTED);
    assertThat(verdict.disagreements()).contains(disagreement);
  }

  @Test
  void judge_numberFarFromTheSentenceThatCarriesIt_disagrees() {
    Hit hit = Notes.hit("far.md", "批量取 32。学习率用余弦退火。优化器是 AdamW。梯度裁剪到 1.0。训练 100 轮。");

    assertThat(judge.judge("梯度裁剪到 32。", hit).disagreements()).contains(Disagreement.NUMBER);
    assertThat(judge.judge("梯度裁剪到 1.0。", hit).support()).isEqualTo(Support.SUPPORTED);
  }

  @Test
  void judge_sentenceCarriedByTwoNeighbours_citesBoth() {
    Hit hit =
        Notes.hit(
            "two.md",
            "Snapshots are taken every hour. The cache keeps hot rows in memory. A background job"
                + " writes dirty pages to disk. Backups run at night.");

    Verdict verdict =
        judge.judge(
            "The cache keeps hot rows in memory, and a background job writes dirty pages to disk.",
            hit);

    assertThat(verdict.support()).isEqualTo(Support.SUPPORTED);
    assertThat(quote(verdict))
        .isEqualTo(
            "The cache keeps hot rows in memory. A background job writes dirty pages to disk.");
  }

  @Test
  void judge_otherLanguage_isSupportedUnlessTheNumberDiffers() {
    assertThat(
            judge.judge("Kafka keeps messages for 7 days by default, then deletes them.", CHINESE))
        .satisfies(it -> assertThat(it.support()).isEqualTo(Support.SUPPORTED));
    assertThat(
            judge.judge("Kafka keeps messages for 9 days by default, then deletes them.", CHINESE))
        .satisfies(it -> assertThat(it.disagreements()).contains(Disagreement.NUMBER));
  }

  @Test
  void judge_unrelatedSentence_isUnsupported() {
    assertThat(judge.judge("今天下雨了。", CHINESE).support()).isEqualTo(Support.UNSUPPORTED);
    assertThat(judge.judge("Bananas are yellow.", ENGLISH).support())
        .isEqualTo(Support.UNSUPPORTED);
  }

  @Test
  void best_severalHits_isTheOneThatSupports() {
    List<Hit> evidence = List.of(ENGLISH, CHINESE);

    assertThat(judge.best("Kafka 的消息默认保留 7 天。", evidence))
        .hasValueSatisfying(it -> assertThat(it.hit()).isEqualTo(CHINESE));
    assertThat(judge.best("Kafka 的消息默认保留 14 天。", evidence)).isEmpty();
    assertThat(judge.best("anything", List.of())).isEmpty();
  }

  private static String quote(Verdict verdict) {
    return verdict.hit().passage().text().substring(verdict.span().start(), verdict.span().end());
  }
}
