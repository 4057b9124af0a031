package dev.citenote.cli;

import dev.citenote.note.Question;
import dev.citenote.note.Skipped;
import dev.citenote.study.QuestionRegister;
import dev.citenote.study.QuestionStatus;
import dev.citenote.study.Selection;
import java.io.PrintWriter;
import java.util.List;

/// Prints a question register for people: by note, by the titles above, a line a question.
final class QuestionsPrinter {
  private static final int LONGEST_QUESTION = 200;
  private static final int LONGEST_CONTEXT = 60;

  private final PrintWriter out;
  private final PrintWriter err;

  /// @param out where the questions go
  /// @param err where remarks on how they came about go
  QuestionsPrinter(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /// Says which files were not read.
  void skipped(List<Skipped> skipped) {
    skipped.forEach(
        it ->
            err.println("citenote: skipped " + TerminalText.path(it.path()) + ": " + it.reason()));
    err.flush();
  }

  void print(QuestionRegister register, Selection wanted) {
    if (register.notes() == 0) {
      out.println("There are no notes in the folder yet.");
      return;
    }
    String note = "";
    List<String> headings = List.of();
    for (Question question : register.select(wanted)) {
      if (!question.note().equals(note)) {
        out.println(TerminalText.path(question.note()));
        note = question.note();
        headings = List.of();
      }
      if (!question.headings().equals(headings)) {
        headings = question.headings();
        out.println(("  " + TerminalText.path(headings)).stripTrailing());
      }
      print(question);
    }
    counts(register);
  }

  private void print(Question question) {
    out.println(
        "    %-9s %-9s %s%s"
            .formatted(
                TerminalText.placeInNote(question.span()),
                QuestionStatus.of(question).word(),
                TerminalText.shorten(question.text(), LONGEST_QUESTION),
                context(question.context())));
  }

  private static String context(Question.Context context) {
    return switch (context) {
      case Question.Independent independent -> "";
      case Question.Leaning it ->
          "  (on: " + TerminalText.shorten(it.text(), LONGEST_CONTEXT) + ")";
      case Question.Unresolved unresolved -> "  (on something that the note does not say)";
    };
  }

  private void counts(QuestionRegister register) {
    int all = register.questions().size();
    out.println(
        "%d %s in %d %s: %d answered, %d listed"
            .formatted(
                all,
                all == 1 ? "question" : "questions",
                register.notes(),
                register.notes() == 1 ? "note" : "notes",
                register.count(QuestionStatus.ANSWERED),
                register.count(QuestionStatus.LISTED)));
  }
}
