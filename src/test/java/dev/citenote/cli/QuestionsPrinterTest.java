package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Place;
import dev.citenote.note.Question;
import dev.citenote.note.Span;
import dev.citenote.study.QuestionRegister;
import dev.citenote.study.Selection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestionsPrinterTest {
  private static final Span FIRST = span(0, 1, Place.Kind.PAGE);

  @Test
  void print_placesAndContexts_areNamed() {
    StringWriter out = new StringWriter();
    QuestionRegister register =
        new QuestionRegister(
            List.of(
                question(FIRST, List.of("RAG"), new Question.Independent()),
                question(
                    span(9, 2, Place.Kind.PAGE),
                    List.of("RAG"),
                    new Question.Leaning(FIRST, "什么是RAG？")),
                question(span(18, 3, Place.Kind.ROW), List.of(), new Question.Unresolved())),
            1,
            List.of());

    new QuestionsPrinter(new PrintWriter(out), new PrintWriter(out)).print(register, Selection.ALL);

    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            """
            a.pdf
              RAG
                page 1    listed    为什么？
                page 2    listed    为什么？  (on: 什么是RAG？)

                row 3, line 7 listed    为什么？  (on something that the note does not say)
            3 questions in 1 note: 0 answered, 3 listed
            """);
  }

  private static Question question(Span span, List<String> headings, Question.Context context) {
    return new Question(
        "为什么？", "a.pdf", span, headings, Optional.empty(), new Question.Listed(), context);
  }

  private static Span span(int start, int number, Place.Kind kind) {
    return new Span(start, start + 4, 7, 7, Optional.of(new Place(kind, number)));
  }
}
