package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import dev.citenote.answer.Answer.Coverage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Messages that are lists of questions, and parts that the notes tell without their word, on the
/// notes that ship with the program.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionListsTest {
  private final RealNotes notes;

  QuestionListsTest(@TempDir Path index) throws Exception {
    notes = RealNotes.index(RealNotes.SEEDS, index.resolve("index"));
  }

  @AfterAll
  void close() throws Exception {
    notes.close();
  }

  @Test
  void answer_numberedList_answersEachQuestionWithEvidenceOfItsOwn() {
    Answer answer =
        ask(
            """
            1. 什么是 LoRA？
            2. LoRA 的矩阵怎么初始化？
            3. 什么是 RAG？
            4. 什么是微调？
            5. 大模型幻觉有哪些表现？
            6. 为什么会产生幻觉？
            7. KV cache 是什么？
            8. 红烧肉怎么做？
            """);

    assertThat(answer.trail().parts())
        .extracting(Coverage::question)
        .containsExactly(
            "什么是 LoRA",
            "LoRA 的矩阵怎么初始化",
            "什么是 RAG",
            "什么是微调",
            "大模型幻觉有哪些表现",
            "为什么会产生幻觉",
            "KV cache 是什么",
            "红烧肉怎么做");
    assertThat(answer.trail().uncovered()).containsExactly("红烧肉怎么做");
    assertThat(text(answer)).contains("答非所问", "数据质量差", "KV cache可以").endsWith("笔记没有写到：红烧肉怎么做。");
  }

  @Test
  void answer_listOfLines_isReadAsOneQuestionALine() {
    Answer answer = ask("什么是 LoRA\n什么是微调\nKV cache 有什么用");

    assertThat(answer.trail().parts())
        .containsExactly(
            new Coverage("什么是 LoRA", true),
            new Coverage("什么是微调", true),
            new Coverage("KV cache 有什么用", true));
  }

  @Test
  void answer_moreQuestionsThanAreLookedFor_namesWhatWasLeftOut() {
    String twelve =
        "什么是 LoRA？什么是 RAG？"
            + IntStream.rangeClosed(1, 10)
                .mapToObj("什么是第%d号红烧肉？"::formatted)
                .collect(Collectors.joining());

    Answer answer = ask(twelve);

    assertThat(answer.trail().parts()).hasSize(Part.MOST);
    assertThat(text(answer)).endsWith("问题太多，这次没有查：什么是第9号红烧肉；什么是第10号红烧肉。");
  }

  @Test
  void answer_itemThatAsksNothing_isNamedAsNotCovered() {
    Answer answer = ask("1. 什么是 LoRA？\n2. 你好\n3. KV cache 是什么？");

    assertThat(answer.trail().uncovered()).containsExactly("你好");
  }

  @Test
  void shownIn_incompleteAnswerToMoreThanIsLookedFor_namesWhatWasLeftOut() {
    String eleven =
        IntStream.rangeClosed(1, 11)
            .mapToObj("什么是第%d号红烧肉？"::formatted)
            .collect(Collectors.joining());
    Answer whole = ask("什么是 LoRA？");
    Answer.Trail trail =
        new Answer.Trail(
            new Question(eleven, 8, Question.Mode.EXTRACT),
            whole.trail().evidence(),
            List.of(),
            whole.trail().timings());
    Draft draft = ((Answer.Answered) whole).draft();

    Answer cut =
        Uncovered.shownIn(
            new Answer.Incomplete(trail, draft, new ModelFailure("timeout", "cut")),
            notes.lexicon());
    Answer full = Uncovered.shownIn(new Answer.Answered(trail, draft), notes.lexicon());

    assertThat(((Answer.Incomplete) cut).draft().text()).endsWith("这次没有查：什么是第11号红烧肉。");
    assertThat(text(full)).endsWith("这次没有查：什么是第11号红烧肉。");
  }

  @Test
  void defines_sentenceInTheMiddleOfAText_isFound() {
    assertThat(Mention.defines("RAG 是检索。\n微调是通过训练来提升性能", "微调")).isTrue();
    assertThat(Mention.defines("检索增强和微调都可以。先微调再检索", "微调")).isFalse();
  }

  @Test
  void answer_thingsThatAreOnlyListedInBrackets_areNotCompared() {
    Answer answer = ask("GQA 是什么？和 MHA、MQA 有什么区别？");

    assertThat(answer.trail().uncovered()).contains("GQA和 MHA、MQA 有什么区别");
  }

  private Answer ask(String text) {
    return notes.answerer().answer(new Question(text, 8, Question.Mode.EXTRACT));
  }

  private static String text(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Answered.class);
    return ((Answer.Answered) answer).draft().text();
  }
}
