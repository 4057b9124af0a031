package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.Question.Mode;
import dev.citenote.answer.verify.Conflict;
import dev.citenote.answer.verify.Conflict.Kind;
import dev.citenote.llm.ScriptedEndpoint;
import dev.citenote.llm.ScriptedEndpoint.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two notes that disagree, asked through every real part.
class ConflictsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          number   | Kafka 消息默认保留多久？ | Kafka 消息默认保留 7 天。 | Kafka 消息默认保留三天。
          number   | How many parameters does GPT-3 have? | GPT-3 has 175 billion parameters. | GPT-3 has 13 billion parameters.
          year     | Transformer 是哪一年提出的？ | Transformer 由 Google 在 2017 年提出。 | Transformer 是 2018 年由 Google 提出的。
          year     | When was the Transformer proposed? | The Transformer was proposed in 2017 by Google. | Google proposed the Transformer in 2018.
          name     | BERT 由 Google 提出吗？ | BERT 由 Google 提出。 | BERT 由 OpenAI 提出。
          name     | Who designed Raft? | Raft was designed by Diego Ongaro. | Raft was designed by Leslie Lamport.
          number   | Kafka 消息默认保留多久？ | 消息的默认保留时间是 7 天，由 log.retention.hours 控制。 | Kafka 消息的默认保留时间是 3 天，超过就删除。
          number   | What is the upload limit? | The upload limit is 10 MB. | Uploads may be at most 25 MB.
          negation | HashMap 允许 null 键吗？ | HashMap 允许 null 键。 | HashMap 的键不能为 null。
          negation | Redis 的持久化会阻塞主线程吗？ | Redis 的持久化会阻塞主线程。 | Redis 的持久化不会阻塞主线程。
          negation | What does a larger batch do to the noise of the gradient? | A larger batch increases the noise of the gradient. | A larger batch decreases the noise of the gradient.
          """)
  void answer_notesThatClash_showsAndCitesBoth(
      String kind, String question, String one, String other) throws Exception {
    Draft draft = ask(question, one, other);

    assertThat(draft.conflicts())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kind().name()).isEqualToIgnoringCase(kind);
              assertThat(quotes(draft, it)).containsExactlyInAnyOrder(one, other);
            });
    assertThat(draft.text()).contains(one, other).contains("[1]", "[2]");
    assertThat(draft.sentences())
        .allSatisfy(it -> assertThat(it.citations()).isNotEmpty())
        .allSatisfy(it -> assertThat(it.origin()).isEqualTo(Origin.NOTES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LoRA 的秩默认取 8。            | QLoRA 的秩默认取 64。
          第一步，准备数据并清洗。       | 第二步，准备数据并切分。
          LoRA 的秩大约取 8。            | LoRA 的秩至少取 4。
          RAG 支持 Milvus 作为向量库。   | RAG 支持 FAISS 作为向量库。
          学习率取 0.1，批量取 32。      | 学习率取 0.2，批量取 64。
          这个模型的准确率是 91.3%。     | 这个模型的准确率是 91%。
          2019 年的营收是 10 亿元。      | 2020 年的营收是 12 亿元。
          Kafka 消息默认保留 7 天。      | Kafka 的消息默认保留七天。
          Kafka 的分区数不能减少。      | Kafka 的分区数可以增加。
          GPT-2 has 1.5 billion parameters. | GPT-3 has 175 billion parameters.
          The model was trained on 8 GPUs for 3 days. | The model was trained on 8 GPUs for three days.
          """)
  void answer_notesThatOnlyDiffer_haveNoConflict(String one, String other) throws Exception {
    assertThat(ask(one, one, other).conflicts()).isEmpty();
  }

  @Test
  void answer_modelShowsOneSide_addsTheOtherInTheQuestionsLanguage() throws Exception {
    String one = "Kafka 消息默认保留 7 天。";
    String other = "Kafka 消息默认保留三天。";
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi("Kafka 的消息保留 7 天 [1]。"));
        RealNotes notes = index(one, other)) {
      Answerer answerer = notes.answerer(Optional.of(model.openAi()));
      Draft draft =
          ((Answer.Answered) answerer.answer(new Question("Kafka 消息默认保留多久？", 8, Mode.AUTO)))
              .draft();

      assertThat(draft.citations()).hasSize(2);
      assertThat(draft.conflicts()).containsExactly(new Conflict(Kind.NUMBER, List.of(1, 2)));
      assertThat(draft.sentences().getLast().text()).startsWith("笔记中另有不同说法：Kafka 消息默认保留");
      assertThat(draft.text()).endsWith(" [2]");
    }
  }

  @Test
  void answer_modelShowsOneSide_hasItsListenerHearTheOtherToo() throws Exception {
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi("Kafka 的消息保留 7 天 [1]。"));
        RealNotes notes = index("Kafka 消息默认保留 7 天。", "Kafka 消息默认保留三天。")) {
      List<String> heard = new ArrayList<>();
      Question question = new Question("Kafka 消息默认保留多久？", 8, Mode.AUTO);

      Answer answer = notes.answerer(Optional.of(model.openAi())).answer(question, hearing(heard));

      Draft draft = ((Answer.Answered) answer).draft();
      assertThat(String.join("", heard)).isEqualTo(draft.text()).contains("三天");
      assertThat(heard.getLast()).isEqualTo("\n\n" + draft.sentences().getLast().text() + " [2]");
    }
  }

  @Test
  void answer_modelLeavesCodeOpen_closesItBeforeTheOtherSide() throws Exception {
    String said = "Kafka 的消息保留 7 天 [1]。\n\n```\nretention=7";
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi(said));
        RealNotes notes = index("Kafka 消息默认保留 7 天。", "Kafka 消息默认保留三天。")) {
      List<String> heard = new ArrayList<>();
      Question question = new Question("Kafka 消息默认保留多久？", 8, Mode.AUTO);

      Answer answer = notes.answerer(Optional.of(model.openAi())).answer(question, hearing(heard));

      String text = ((Answer.Answered) answer).draft().text();
      assertThat(text).contains("\n```\nretention=7\n```\n\n笔记中另有不同说法");
      assertThat(String.join("", heard)).isEqualTo(text);
    }
  }

  @Test
  void answer_notesAloneShowBothSides_haveNothingHeard() throws Exception {
    try (RealNotes notes = index("Kafka 消息默认保留 7 天。", "Kafka 消息默认保留三天。")) {
      List<String> heard = new ArrayList<>();

      notes.answerer().answer(new Question("Kafka 消息默认保留多久？", 8, Mode.AUTO), hearing(heard));

      assertThat(heard).isEmpty();
    }
  }

  private static AnswerListener hearing(List<String> pieces) {
    return new AnswerListener() {
      @Override
      public void found(Answer.Trail trail, Prospect prospect) {}

      @Override
      public void drafted(String piece) {
        pieces.add(piece);
      }

      @Override
      public boolean isGone() {
        return false;
      }
    };
  }

  private Draft ask(String question, String one, String other) throws Exception {
    try (RealNotes notes = index(one, other)) {
      Answer answer = notes.answerer().answer(new Question(question, 8, Mode.EXTRACT));
      assertThat(answer).isInstanceOf(Answer.Answered.class);
      return ((Answer.Answered) answer).draft();
    }
  }

  private RealNotes index(String one, String other) throws Exception {
    Path notes = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(notes.resolve("a.md"), "# 笔记\n\n" + one + "\n");
    Files.writeString(notes.resolve("b.md"), "# 摘抄\n\n" + other + "\n");
    Files.writeString(notes.resolve("c.md"), "# 杂记\n\n香蕉是黄色的。\n\nThe weather was fine.\n");
    return RealNotes.index(notes, folder.resolve("index"));
  }

  private static List<String> quotes(Draft draft, Conflict conflict) {
    return conflict.citations().stream()
        .map(marker -> draft.citations().get(marker - 1).quote())
        .toList();
  }
}
