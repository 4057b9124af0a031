package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.Question.Mode;
import dev.citenote.llm.ModelEndpoint;
import dev.citenote.llm.ScriptedEndpoint;
import dev.citenote.llm.ScriptedEndpoint.Reply;
import dev.citenote.llm.Terms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a language model may say of a question that the notes only ask.
@TestInstance(Lifecycle.PER_CLASS)
class ListedQuestionsTest {
  private static final String QUESTION = "QLoRA 是什么？";
  private static final String OWN = "QLoRA 把底座量化成四比特再训练。大熊猫爱吃竹子。";

  private RealNotes notes;

  @BeforeAll
  void index(@TempDir Path folder) throws Exception {
    notes = RealNotes.index(RealNotes.SEEDS, folder.resolve("index"));
  }

  @AfterAll
  void close() throws Exception {
    notes.close();
  }

  @Test
  void answer_autoMode_saysFirstThatTheNotesDoNotAnswer() throws Exception {
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi(OWN))) {
      List<String> pieces = new ArrayList<>();
      Draft draft = listed(ask(model.openAi(), Mode.AUTO, pieces));

      assertThat(draft.text()).startsWith("你的笔记里问到了这个问题").contains("不是来自笔记", "大熊猫爱吃竹子");
      assertThat(draft.sentences().getLast().origin()).isEqualTo(Origin.MODEL);
      assertThat(draft.drafter()).isInstanceOf(Draft.Model.class);
      assertThat(String.join("", pieces)).isEqualTo(draft.text());
      assertThat(model.received().getFirst().body()).contains("用你自己的知识");
    }
  }

  @Test
  void answer_notesMode_asksNoModel() throws Exception {
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi(OWN))) {
      Draft draft = listed(ask(model.openAi(), Mode.NOTES, new ArrayList<>()));

      assertThat(draft.text()).endsWith("没有写出答案。");
      assertThat(draft.sentences()).isEmpty();
      assertThat(model.received()).isEmpty();
    }
  }

  @Test
  void answer_modelThatIsCut_isIncompleteAndStillSaysSoFirst() throws Exception {
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi(OWN, "\"length\""))) {
      assertThat(ask(model.openAi(), Mode.AUTO, new ArrayList<>()))
          .isInstanceOfSatisfying(
              Answer.Incomplete.class,
              cut -> assertThat(cut.draft().text()).startsWith("你的笔记里问到了这个问题"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"## QLoRA", "……", "---\n\n# QLoRA\n\n**", "| a | b |\n|---|---|"})
  void answer_modelThatSaysNothing_givesNothingOut(String text) throws Exception {
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi(text))) {
      List<String> pieces = new ArrayList<>();
      Draft draft = listed(ask(model.openAi(), Mode.AUTO, pieces));

      assertThat(pieces).isEmpty();
      assertThat(draft.text()).endsWith("没有写出答案。");
      assertThat(draft.drafter())
          .isInstanceOfSatisfying(
              Draft.Extractive.class,
              it ->
                  assertThat(it.modelFailure().orElseThrow().reason())
                      .contains("nothing that the passages support: "));
    }
  }

  @Test
  void answer_headingBeforeASentence_addsUpToTheText() throws Exception {
    try (ScriptedEndpoint model = ScriptedEndpoint.start(Reply.openAi("## QLoRA\n\n" + OWN))) {
      List<String> pieces = new ArrayList<>();
      Draft draft = listed(ask(model.openAi(), Mode.AUTO, pieces));

      assertThat(draft.text()).contains("## QLoRA\n\nQLoRA 把底座");
      assertThat(String.join("", pieces)).isEqualTo(draft.text());
    }
  }

  @Test
  void answer_modelThatIsDown_leavesTheStatementWithTheReason() throws Exception {
    ModelEndpoint down =
        new ModelEndpoint(
            ModelEndpoint.Provider.OPENAI,
            ScriptedEndpoint.unusedUrl(),
            "m",
            Optional.empty(),
            Terms.USUAL);
    List<String> pieces = new ArrayList<>();
    Draft draft = listed(ask(down, Mode.AUTO, pieces));

    assertThat(draft.text()).endsWith("没有写出答案。");
    assertThat(draft.drafter())
        .isInstanceOfSatisfying(
            Draft.Extractive.class, it -> assertThat(it.modelFailure()).isPresent());
    assertThat(pieces).isEmpty();
  }

  private Answer ask(ModelEndpoint endpoint, Mode mode, List<String> pieces) {
    AnswerListener listener =
        new AnswerListener() {
          @Override
          public void found(Answer.Trail trail, Prospect prospect) {
            assertThat(prospect).isEqualTo(Prospect.LISTED_ONLY);
          }

          @Override
          public void drafted(String piece) {
            pieces.add(piece);
          }

          @Override
          public boolean isGone() {
            return false;
          }
        };
    return notes.answerer(Optional.of(endpoint)).answer(new Question(QUESTION, 8, mode), listener);
  }

  private static Draft listed(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.ListedOnly.class);
    assertThat(answer.trail().listedAt()).isNotEmpty();
    return ((Answer.ListedOnly) answer).draft();
  }
}
