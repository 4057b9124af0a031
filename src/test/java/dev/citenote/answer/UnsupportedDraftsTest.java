package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import dev.citenote.answer.Question.Mode;
import dev.citenote.llm.FakeEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Drafts of which the notes support nothing: the notes' own sentences take their place, and nobody
/// heard a word of them.
class UnsupportedDraftsTest {
  private static final String STATEMENT = "缓存击穿是热点键过期后请求直达数据库。";

  private final StringBuilder heard = new StringBuilder();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "NOTES"})
  void answer_finishedDraftThatCitesInVain_isTheNotesOwn(Mode mode) throws Exception {
    Answer answer = answer("okfull", "今天下雨了 [1]。猫会打呼噜 [1]。", mode);

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Answered.class,
            it -> {
              assertThat(it.draft().text()).isEqualTo(STATEMENT + " [1]");
              assertThat(it.draft().drafter())
                  .isInstanceOfSatisfying(
                      Draft.Extractive.class,
                      own ->
                          assertThat(own.modelFailure().orElseThrow().code())
                              .isEqualTo(ModelFailure.UNSUPPORTED));
            });
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"今天下雨了", "今天下雨了 [1]。猫会打呼噜", "# 缓存\n\n"})
  void answer_cutDraftThatNothingSupports_isIncompleteWithTheNotesOwn(String text)
      throws Exception {
    Answer answer = answer("length", text, Mode.AUTO);

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Incomplete.class,
            it -> {
              assertThat(it.draft().text()).isEqualTo(STATEMENT + " [1]");
              assertThat(it.failure().code()).isEqualTo("length");
            });
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"okfull", "length"})
  void answer_draftWithOneSentenceThatHolds_isKeptWithAllItsWords(String end) throws Exception {
    Answer answer = answer(end, "今天下雨了 [1]。" + STATEMENT + "[1]", Mode.AUTO);

    Draft draft =
        answer instanceof Answer.Incomplete cut ? cut.draft() : ((Answer.Answered) answer).draft();
    assertThat(draft.drafter()).isInstanceOf(Draft.Model.class);
    assertThat(draft.text()).startsWith("今天下雨了。").contains(STATEMENT);
    assertThat(heard.toString()).isEqualTo(draft.text());
  }

  @Test
  void accept_citationThatDoesNotHold_givesOutNothingYet() {
    List<String> pieces =
        Drafting.of(List.of("Rain falls [1].", " A is zero [1].", " B"), false).pieces();

    assertThat(pieces.subList(0, 2)).containsOnly("");
    assertThat(pieces.get(2)).startsWith("Rain falls. [1] A is zero. [2]");
  }

  private Answer answer(String end, String text, Mode mode) throws Exception {
    Path notes = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(notes.resolve("a.md"), "# 缓存\n\n## 什么是缓存击穿？\n" + STATEMENT + "\n");
    try (FakeEndpoint model = FakeEndpoint.start(prompt -> text).inPiecesOf(2);
        RealNotes real = RealNotes.index(notes, folder.resolve("index"))) {
      Question question = new Question("缓存击穿是什么？", Question.DEFAULT_DEPTH, mode);
      return real.answerer(Optional.of(model.openAi(end))).answer(question, Drafting.into(heard));
    }
  }
}
