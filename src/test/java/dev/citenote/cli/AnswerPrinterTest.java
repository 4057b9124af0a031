package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.answer.Answer;
import dev.citenote.answer.Citation;
import dev.citenote.answer.CitedSentence;
import dev.citenote.answer.Draft;
import dev.citenote.answer.ModelFailure;
import dev.citenote.answer.Question;
import dev.citenote.answer.verify.Conflict;
import dev.citenote.answer.verify.Support;
import dev.citenote.answer.verify.SupportJudge.Disagreement;
import dev.citenote.note.Passage;
import dev.citenote.note.Place;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Ranking;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerPrinterTest {
  private static final String TEXT = "热点键过期。";

  @Test
  void print_placesOfNotesWithoutLines_areNamedAsAPersonFindsThem() {
    Citation citation =
        new Citation(
            1,
            "p",
            "a.pdf",
            List.of("缓存"),
            span(Place.Kind.PAGE, 3),
            TEXT,
            List.of(
                new Citation.Elsewhere("b.csv", span(Place.Kind.ROW, 5)),
                new Citation.Elsewhere("c.md", new Span(0, 6, 4, 4))));
    CitedSentence sentence =
        new CitedSentence(TEXT, List.of(1), CitedSentence.Origin.NOTES, Support.SUPPORTED);
    Draft draft =
        new Draft(
            new Draft.Extractive(Optional.empty()),
            TEXT + " [1]",
            List.of(sentence),
            List.of(citation));

    assertThat(printed(new Answer.Answered(trail(), draft)))
        .isEqualToIgnoringNewLines(
            """
            热点键过期。 [1]

            [1] a.pdf, page 3  缓存
                热点键过期。
                另见 b.csv:8, row 5；c.md:4

            笔记还在这些地方问到它，没有写出答案：
              d.ipynb, cell 2  什么是击穿？
            """);
  }

  @Test
  void print_conflict_isOneLineThatNamesBothPlaces() {
    List<Citation> citations =
        List.of(
            new Citation(1, "p", "a.md", List.of(), new Span(0, 6, 3, 3), TEXT, List.of()),
            new Citation(2, "q", "b.md", List.of(), new Span(0, 6, 7, 7), TEXT, List.of()));
    Draft draft =
        new Draft(
            new Draft.Extractive(Optional.empty()),
            TEXT + " [1]",
            List.of(),
            citations,
            List.of(new Conflict(Conflict.Kind.NUMBER, List.of(1, 2))));

    assertThat(printed(new Answer.Answered(trail(), draft)))
        .contains("笔记在这里说法不一：[1] a.md:3 与 [2] b.md:7\n");
  }

  @Test
  void print_sentenceThatDisagrees_isShownWithWhatDiffers() {
    Citation citation =
        new Citation(1, "p", "a.md", List.of(), new Span(0, 6, 3, 3), TEXT, List.of());
    CitedSentence sentence =
        new CitedSentence(
            "热点键\u001B不过期 3 次。",
            List.of(1),
            CitedSentence.Origin.NOTES,
            Support.WEAK,
            Set.of(Disagreement.NEGATION, Disagreement.NUMBER));
    Draft draft =
        new Draft(new Draft.Model("m", 0), TEXT + " [1]", List.of(sentence), List.of(citation));

    assertThat(printed(new Answer.Answered(trail(), draft)))
        .containsIgnoringNewLines("与引用的原文不一致：\n  数字、肯定与否定：热点键不过期 3 次。\n");
  }

  @Test
  void print_questionInEnglish_hasEnglishAroundItsAnswer() {
    Draft draft =
        new Draft(new Draft.Extractive(Optional.empty()), "Hot keys expire.", List.of(), List.of());

    assertThat(printed(new Answer.Answered(trail("What is breakdown?"), draft)))
        .contains("Also asked, without an answer:");
  }

  @Test
  void print_modelThatStoppedBeforeAnyText_tellsTheReasonOnce() {
    ModelFailure failure = new ModelFailure("broken", "m broke off");
    Draft taken = new Draft(new Draft.Extractive(Optional.of(failure)), TEXT, List.of(), List.of());
    StringWriter err = new StringWriter();

    new AnswerPrinter(new PrintWriter(new StringWriter()), new PrintWriter(err))
        .print(new Answer.Incomplete(trail(), taken, failure));

    assertThat(err.toString().strip())
        .isEqualTo(
            "citenote: this answer is incomplete, and taken from the notes without the model:"
                + " m broke off");
  }

  private static Answer.Trail trail() {
    return trail("什么是击穿？");
  }

  private static Answer.Trail trail(String words) {
    Question question = new Question(words, 8, Question.Mode.EXTRACT);
    Passage asked =
        new Passage(
            "q", "d.ipynb", List.of(), span(Place.Kind.CELL, 2), "什么是击穿？", new Passage.Listed());
    Ranking none = new Ranking(new Query("q", 8, Query.Scope.STATEMENTS), List.of());
    return new Answer.Trail(question, none, List.of(asked), new Answer.Timings(0, 0, 0));
  }

  private static Span span(Place.Kind kind, int number) {
    return new Span(0, 6, 8, 8, Optional.of(new Place(kind, number)));
  }

  private static String printed(Answer answer) {
    StringWriter out = new StringWriter();
    new AnswerPrinter(new PrintWriter(out), new PrintWriter(new StringWriter())).print(answer);
    return out.toString();
  }
}
