package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import dev.citenote.answer.Answer.Coverage;
import dev.citenote.answer.Question.Mode;
import dev.citenote.llm.FakeEndpoint;
import dev.citenote.llm.LanguageModels;
import dev.citenote.llm.ModelEndpoint;
import dev.citenote.llm.ScriptedEndpoint;
import dev.citenote.llm.ScriptedEndpoint.Reply;
import dev.citenote.llm.Terms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Comparisons and questions of several parts on the notes that ship with the program.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class HardQuestionsTest {
  private static final String TWO = "LoRA 的 A、B 矩阵怎么初始化？秩怎么选？";
  private static final String SIMPLE = "LoRA 里的 A、B 两个矩阵分别怎么初始化？";
  private static final String DRAFT = "A 用高斯分布初始化，B 初始化为 0 [1]。";

  private RealNotes notes;

  HardQuestionsTest(@TempDir Path index) throws Exception {
    notes = RealNotes.index(RealNotes.SEEDS, index.resolve("index"));
  }

  @AfterAll
  void close() throws Exception {
    notes.close();
  }

  @Test
  void answer_partsOfWhichOneIsListed_answersOneAndNamesTheOther() {
    Answer answer = extract(TWO);
    Draft draft = answered(answer);

    assertThat(answer.trail().parts())
        .containsExactly(
            new Coverage("LoRA 的 A、B 矩阵怎么初始化", true), new Coverage("LoRA的秩怎么选", false));
    assertThat(draft.text()).contains("对A高斯初始化").endsWith("\n\n笔记没有写到：LoRA的秩怎么选。");
    assertThat(draft.sentences()).noneMatch(it -> it.text().contains("没有写到"));
    assertThat(answer.trail().listedAt()).anyMatch(it -> it.text().contains("LoRA的秩通常选为多少"));
    assertThatItQuotesTheNotes(answer);
  }

  @Test
  void answer_severalCoveredParts_areToldInTheirOrderUnderTitles() {
    Answer answer = extract("大模型幻觉有哪些表现？为什么会产生幻觉？怎么缓解？");
    Draft draft = answered(answer);

    assertThat(draft.text())
        .containsSubsequence(
            "**大模型幻觉有哪些表现**", "答非所问 [1]", "**为什么会产生幻觉**", "数据质量差", "笔记没有写到：幻觉怎么缓解。");
    assertThat(draft.citations())
        .extracting(Citation::marker)
        .containsExactlyElementsOf(
            java.util.stream.IntStream.rangeClosed(1, draft.citations().size()).boxed().toList());
    assertThatItQuotesTheNotes(answer);
  }

  @Test
  void answer_englishParts_saysInEnglishWhatIsNotCovered() {
    Answer answer = extract("What is KV cache? How do you make braised pork?");

    assertThat(answered(answer).text())
        .contains("KV cache可以")
        .endsWith("Your notes do not cover: How do you make braised pork.");
  }

  @Test
  void answer_comparisonThatTheNotesMake_isOneDraft() {
    Answer answer = extract("RAG 和微调有什么不同？");

    assertThat(answer.trail().parts()).hasSize(3).allMatch(Coverage::covered);
    assertThat(answered(answer).text()).contains("外部文档").doesNotContain("**", "没有写到");
  }

  @Test
  void answer_comparisonOfWhichBothSidesAreTold_saysThatTheComparisonIsMissing() {
    Answer answer = extract("Adapter 和 Prefix-Tuning 有什么区别？");

    assertThat(answered(answer).text())
        .containsSubsequence("**什么是Adapter？**", "全连接网络", "**什么是Prefix-Tuning？**", "virtual tokens")
        .endsWith("\n\n没有笔记直接比较Adapter、Prefix-Tuning，笔记只分别写到了它们。");
    assertThat(answer.trail().uncovered()).containsExactly("Adapter 和 Prefix-Tuning 有什么区别");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QLoRA与LoRA的区别、效果对比及选择依据？",
        "BERT和RoBERTa的区别？",
        "DPO和LoRA的区别",
        "什么是QLoRA？什么是LongLoRA？"
      })
  void answer_hardQuestionThatTheNotesOnlyAsk_staysListed(String question) {
    Answer answer = extract(question);

    assertThat(answer).isInstanceOf(Answer.ListedOnly.class);
    assertThat(answer.trail().parts()).isNotEmpty().noneMatch(Coverage::covered);
    assertThat(answer.trail().listedAt()).isNotEmpty();
  }

  @Test
  void answer_oneSideUnknown_isNotInNotes() {
    assertThat(extract("RAG 和 Kubernetes 的区别？")).isInstanceOf(Answer.NotInNotes.class);
  }

  @Test
  void answer_plan_addsWhatItsSearchesFind() throws Exception {
    String plan = "1. LoRA 矩阵初始化\n- \"KV cache 缓存表\"\n";
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi(plan), Reply.openAi(DRAFT))) {
      Answer answer = ask(TWO, model.openAi(), AnswerListener.NONE);

      assertThat(model.received()).hasSize(2);
      assertThat(model.received().getFirst().body()).contains("检索词").contains(TWO);
      assertThat(model.received().getLast().body())
          .contains("缓存表")
          .contains("1. LoRA 的 A、B 矩阵怎么初始化\\n2. LoRA的秩怎么选（没有段落）");
      assertThat(extract(TWO).trail().evidence().hits())
          .noneMatch(hit -> hit.passage().text().contains("缓存表"));
      assertThat(answer.trail().evidence().hits())
          .hasSizeLessThanOrEqualTo(8)
          .anyMatch(hit -> hit.passage().text().contains("缓存表"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "…", "---\n###", "```json\n[]\n```"})
  void answer_planThatIsNone_isPassedOver(String plan) throws Exception {
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi(plan), Reply.openAi(DRAFT))) {
      Answer answer = ask(TWO, model.openAi(), AnswerListener.NONE);

      assertThat(answered(answer).drafter()).isInstanceOf(Draft.Model.class);
      assertThat(answer.trail().evidence().hits())
          .isEqualTo(extract(TWO).trail().evidence().hits());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "-", "1"})
  void answer_planInOnePieceThatIsTooLong_isPassedOver(String unit) throws Exception {
    String plan = "KV cache 缓存表\n" + unit.repeat(60_000) + "x";
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi(plan), Reply.openAi(DRAFT))) {
      Answer answer = ask(TWO, model.openAi(), AnswerListener.NONE);

      assertThat(answered(answer).drafter()).isInstanceOf(Draft.Model.class);
      assertThat(answer.trail().evidence().hits())
          .isEqualTo(extract(TWO).trail().evidence().hits());
    }
  }

  @Test
  void answer_questionOfOnePart_isAskedOnce() throws Exception {
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi(DRAFT))) {
      ask(SIMPLE, model.openAi(), AnswerListener.NONE);

      assertThat(model.received()).hasSize(1);
    }
  }

  @Test
  void answer_endpointDownWhilePlanning_saysSoAsWithoutAPlan() throws Exception {
    ModelEndpoint nowhere =
        new ModelEndpoint(
            ModelEndpoint.Provider.OPENAI,
            ScriptedEndpoint.unusedUrl(),
            "m",
            Optional.empty(),
            Terms.USUAL);

    Draft draft = answered(ask(TWO, nowhere, AnswerListener.NONE));

    assertThat(draft.text()).contains("高斯").endsWith("笔记没有写到：LoRA的秩怎么选。");
    assertThat(draft.drafter())
        .isInstanceOfSatisfying(
            Draft.Extractive.class,
            it ->
                assertThat(it.modelFailure().orElseThrow().code()).isEqualTo("connection_refused"));
  }

  @Test
  void answer_clientThatLeavesWhilePlanning_stopsTheModel() throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start()) {
      Answer answer = ask(TWO, model.openAi("silent"), new Leaving(model));

      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Incomplete.class,
              it -> assertThat(it.failure().code()).isEqualTo("cancelled"));
      assertThat(model.requests()).isEqualTo(1);
      assertThat(FakeEndpoint.eventually(Duration.ofSeconds(5), () -> model.openConnections() == 0))
          .isTrue();
    }
  }

  @Test
  void searches_planThatHangs_endWithThePatience() throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start()) {
      SearchPlanner planner =
          new SearchPlanner(LanguageModels.of(model.openAi("drip")), Duration.ofMillis(300));
      Question question = new Question(TWO, 8, Mode.AUTO);
      Part part = Part.question(TWO, TWO);
      Findings hard =
          new Findings(
              question,
              new Outcome.Absent(List.of()),
              List.of(),
              List.of(new PartFinding(part, new Outcome.Absent(List.of()), false)),
              List.of());

      assertThat(planner.searches(hard, AnswerListener.NONE)).isEmpty();
      assertThat(model.requests()).isEqualTo(1);
    }
  }

  @Test
  void answer_partsOfWhichOneIsListed_isListed() {
    Answer answer = extract("QLoRA 是什么？Zig语言有什么优点？");

    assertThat(answer).isInstanceOf(Answer.ListedOnly.class);
    assertThat(answer.trail().listedAt()).isNotEmpty();
  }

  @Test
  void answer_streamedDraftOfParts_addsUpToItsText() throws Exception {
    try (ScriptedEndpoint model =
        ScriptedEndpoint.start(Reply.openAi("LoRA"), Reply.openAi(DRAFT))) {
      StringBuilder heard = new StringBuilder();
      Answer answer = ask(TWO, model.openAi(), new Noting(heard));

      assertThat(heard.toString()).isEqualTo(answered(answer).text());
      assertThat(heard.toString()).isEqualTo("A 用高斯分布初始化，B 初始化为 0。 [1]\n\n笔记没有写到：LoRA的秩怎么选。");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"KV cache 的显存占用\nPagedAttention", "not\nfound"})
  void answer_searchesThatChangeThePassages_areHeardBeforeTheDraft(String plan) throws Exception {
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi(plan), Reply.openAi(DRAFT))) {
      List<List<String>> heard = new ArrayList<>();
      List<Integer> asked = new ArrayList<>();
      Answer answer = ask(TWO, model.openAi(), new Finding(heard, asked, model));

      assertThat(heard.getLast()).isEqualTo(passages(answer.trail()));
      assertThat(heard).doesNotHaveDuplicates();
      assertThat(heard).hasSize(heard.getFirst().equals(heard.getLast()) ? 1 : 2);
      assertThat(asked).isEqualTo(heard.size() == 1 ? List.of(0) : List.of(0, 1));
      if (plan.contains("KV")) {
        assertThat(heard).hasSize(2);
      }
    }
  }

  private static List<String> passages(Answer.Trail trail) {
    return trail.evidence().hits().stream().map(hit -> hit.passage().id()).toList();
  }

  /// Keeps the passages that it hears of, and how often the model had been asked by then.
  private record Finding(List<List<String>> heard, List<Integer> asked, ScriptedEndpoint model)
      implements AnswerListener {
    @Override
    public void found(Answer.Trail trail, Prospect prospect) {
      heard.add(passages(trail));
      asked.add(model.received().size());
    }

    @Override
    public void drafted(String piece) {}

    @Override
    public boolean isGone() {
      return false;
    }
  }

  /// Leaves once the model was asked.
  private record Leaving(FakeEndpoint model) implements AnswerListener {
    @Override
    public void found(Answer.Trail trail, Prospect prospect) {}

    @Override
    public void drafted(String piece) {}

    @Override
    public boolean isGone() {
      return model.requests() > 0;
    }
  }

  /// Keeps what it hears.
  private record Noting(StringBuilder heard) implements AnswerListener {
    @Override
    public void found(Answer.Trail trail, Prospect prospect) {}

    @Override
    public void drafted(String piece) {
      heard.append(piece);
    }

    @Override
    public boolean isGone() {
      return false;
    }
  }

  private Answer extract(String text) {
    return notes.answerer().answer(new Question(text, 8, Mode.EXTRACT));
  }

  private Answer ask(String text, ModelEndpoint model, AnswerListener listener) {
    return notes.answerer(Optional.of(model)).answer(new Question(text, 8, Mode.AUTO), listener);
  }

  private static void assertThatItQuotesTheNotes(Answer answer) {
    List<String> evidence =
        answer.trail().evidence().hits().stream().map(hit -> hit.passage().id()).toList();
    assertThat(evidence).doesNotHaveDuplicates();
    assertThat(answered(answer).citations())
        .allSatisfy(
            it -> {
              String note = Files.readString(RealNotes.SEEDS.resolve(it.note()));
              assertThat(note.substring(it.span().start(), it.span().end())).isEqualTo(it.quote());
              assertThat(evidence).contains(it.passage());
            });
  }

  private static Draft answered(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Answered.class);
    return ((Answer.Answered) answer).draft();
  }
}
