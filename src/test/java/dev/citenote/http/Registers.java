package dev.citenote.http;

import dev.citenote.note.Note;
import dev.citenote.note.NoteStore;
import dev.citenote.note.Place;
import dev.citenote.note.Question;
import dev.citenote.note.Span;
import dev.citenote.study.QuestionRegister;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A question register as the program gives it: of three questions, one that stands by itself, one
/// that leans on it, and one that leans on nothing that can be found.
final class Registers {
  private static final Span FIRST = new Span(10, 19, 3, 3);

  /// For a server on which no notes are listed or changed.
  static final Supplier<NoteStore> NO_NOTES =
      () -> {
        throw new IllegalStateException("no notes are changed");
      };

  private Registers() {}

  /// The one note there is, `a b.md`, which the index knows as it is; and `new.md`, which it does
  /// not.
  static Optional<Source> source(String path) {
    return switch (path) {
      case "a b.md" -> Optional.of(new Source(new Note(path, "一\n二三😀\n四", "hash"), true));
      case "new.md" -> Optional.of(new Source(new Note(path, "一\n二三", "hash"), false));
      default -> Optional.empty();
    };
  }

  static QuestionRegister register() {
    return new QuestionRegister(
        List.of(
            question("什么是RAG？", 20, new Question.Answered(List.of(block(40), block(60)))),
            new Question(
                "和微调有什么区别?",
                "rag.pdf",
                new Span(80, 89, 7, 7, Optional.of(new Place(Place.Kind.PAGE, 3))),
                List.of("检索", "RAG"),
                Optional.of(FIRST),
                new Question.Listed(),
                new Question.Leaning(FIRST, "什么是RAG？")),
            new Question(
                "为什么？",
                "z.md",
                new Span(0, 4, 1, 1),
                List.of(),
                Optional.empty(),
                new Question.Listed(),
                new Question.Unresolved())),
        4,
        List.of());
  }

  private static Question question(String text, int start, Question.Status status) {
    return new Question(
        text,
        "a.md",
        new Span(start, start + text.length(), 3, 3),
        List.of("检索"),
        Optional.empty(),
        status,
        new Question.Independent());
  }

  /// Ten characters, on a line of their own.
  private static Span block(int start) {
    return new Span(start, start + 10, start / 10, start / 10);
  }
}
