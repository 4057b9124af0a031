package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.Question.Mode;
import dev.citenote.answer.verify.Support;
import dev.citenote.answer.verify.SupportJudge.Disagreement;
import dev.citenote.llm.FakeEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A model that cites a note and says something else, through every real part.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisagreementsTest {
  private final FakeEndpoint model = FakeEndpoint.start();
  private final RealNotes notes;
  private final Answerer answerer;

  DisagreementsTest(@TempDir Path folder) throws Exception {
    Path written = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(
        written.resolve("kafka.md"), "# 消息队列\n\nKafka 消息默认保留 7 天，到期后删除。它的吞吐比 RabbitMQ 高。\n");
    Files.writeString(
        written.resolve("raft.md"), "# Consensus\n\nRaft was designed by Diego Ongaro in 2013.\n");
    notes = RealNotes.index(written, folder.resolve("index"));
    answerer = notes.answerer(Optional.of(model.openAi("any")));
  }

  @AfterAll
  void close() throws Exception {
    notes.close();
    model.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NUMBER   | Kafka 消息默认保留多久？ | Kafka 消息默认保留 3 天，到期后删除。
          NUMBER   | Kafka 消息默认保留多久？ | Kafka 消息默认保留三十天，到期后删除。
          NEGATION | Kafka 消息默认保留多久？ | Kafka 消息默认保留 7 天，到期后不删除。
          NAME     | Kafka 消息默认保留多久？ | Pulsar 消息默认保留 7 天，到期后删除。
          NUMBER   | Who designed Raft?     | Raft was designed by Diego Ongaro in 2015.
          NEGATION | Who designed Raft?     | Raft was not designed by Diego Ongaro in 2013.
          NAME     | Who designed Raft?     | Raft was designed by Leslie Lamport in 2013.
          """)
  void answer_modelChangesWhatItCites_isWeakAndNamesTheDisagreement(
      Disagreement kind, String question, String said) {
    CitedSentence sentence = drafted(question, said);

    assertThat(sentence.text()).isEqualTo(said);
    assertThat(sentence.citations()).containsExactly(1);
    assertThat(sentence.support()).isEqualTo(Support.WEAK);
    assertThat(sentence.disagreements()).contains(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Kafka 消息默认保留多久？ | Kafka 的消息默认保留七天，到期后删除。
          Who designed Raft?     | Raft was designed in 2013 by Diego Ongaro.
          """)
  void answer_modelSaysWhatItCites_isSupportedAndDisagreesInNothing(String question, String said) {
    CitedSentence sentence = drafted(question, said);

    assertThat(sentence.support()).isEqualTo(Support.SUPPORTED);
    assertThat(sentence.disagreements()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Who designed Raft?     | Paxos 在 1998 年由 Lamport 发表，它从不选主，每轮投票两次
          """)
  void answer_modelCitesWhatSaysNothingOfIt_isItsOwnAndDisagreesInNothing(
      String question, String said) {
    model.turnTo("okfull", "Raft was designed by Diego Ongaro in 2013 [1].\n\n" + said + " [1]");

    Answer answer = answerer.answer(new Question(question, 1, Mode.AUTO));

    CitedSentence own = ((Answer.Answered) answer).draft().sentences().getLast();
    assertThat(own.origin()).isEqualTo(Origin.MODEL);
    assertThat(own.support()).isEqualTo(Support.UNSUPPORTED);
    assertThat(own.disagreements()).isEmpty();
  }

  private CitedSentence drafted(String question, String said) {
    model.turnTo("okfull", said + " [1]");
    Answer answer = answerer.answer(new Question(question, 1, Mode.AUTO));
    assertThat(answer).isInstanceOf(Answer.Answered.class);
    return ((Answer.Answered) answer).draft().sentences().getFirst();
  }
}
