package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.citenote.answer.Conversation.Turn;
import dev.citenote.answer.Question.Mode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Questions made of one thing over and over, at the greatest length that is read and at the
/// greatest that is resolved: whatever they are made of, resolving them is quick.
class LongQuestionsTest {
  private static final Duration SOON = Duration.ofSeconds(3);

  private static final List<String> USUAL =
      List.of(
          "什么是 LoRA？",
          "它有什么缺点？",
          "What is LoRA?",
          "What are its drawbacks?",
          "Why?",
          "为什么？",
          "前者有什么缺点？",
          "两者有什么缺点？");

  static Stream<String> units() {
    return Stream.of(
        "A",
        "Ab",
        "LoRA ",
        "A.B-",
        "a1",
        "well ",
        "and ",
        "the second ",
        "is it ",
        "it ",
        "main ",
        "advantages and ",
        "pros and cons of ",
        "what is ",
        "中",
        "的",
        "的缺点",
        "核心思想",
        "应用场景的",
        "怎么",
        "那么",
        "请",
        "简单介绍",
        "什么是",
        "为什么",
        "它",
        "这个",
        "和",
        "LoRA和",
        "呢",
        "比它",
        "[",
        "（",
        "“",
        "”",
        "“a",
        "`",
        "\"",
        "?",
        "？ ",
        ".",
        " ",
        "\n",
        "1",
        "😀",
        "e\u0301",
        "$",
        "$A$",
        "$A$和$B$",
        "\\alpha",
        "\\",
        "${x}",
        "\uD83D");
  }

  @ParameterizedTest
  @MethodSource("units")
  void resolve_oneThingOverAndOver_isQuick(String unit) {
    for (int length : List.of(Subject.LONGEST_QUESTION, Question.MAX_LENGTH)) {
      for (String end : List.of("", "x", "坏", "?", "呢？")) {
        String text = unit.repeat(length / unit.length() + 1).substring(0, length - end.length());
        for (String usual : USUAL) {
          assertQuick(text + end, usual);
          assertQuick(usual, text + end);
          assertQuick("LoRA" + usual, usual.replace("LoRA", text) + end);
        }
        assertQuick(text + end, text + end);
      }
    }
  }

  private static void assertQuick(String before, String asked) {
    Conversation conversation = new Conversation(List.of(new Turn(before, true)));
    if (asked.isBlank() || asked.codePointCount(0, asked.length()) > Question.MAX_LENGTH) {
      return;
    }
    Question question = new Question(asked, 8, Mode.AUTO);

    Question resolved =
        assertTimeoutPreemptively(
            SOON,
            () -> {
              Parts.of(asked, Drafting.NO_NOTES);
              return conversation.resolve(question);
            },
            () -> "after " + before + ": " + asked);

    assertThat(resolved.asWritten()).isEqualTo(asked);
  }
}
