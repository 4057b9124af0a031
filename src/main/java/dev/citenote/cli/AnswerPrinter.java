package dev.citenote.cli;

import dev.citenote.answer.Answer;
import dev.citenote.answer.AnswerListener;
import dev.citenote.answer.Citation;
import dev.citenote.answer.Draft;
import java.io.PrintWriter;

/// Prints one answer for people: the draft, as it comes where a model writes it, then where every
/// marker leads. Confined to one thread.
final class AnswerPrinter implements AnswerListener {
  private static final int LONGEST_QUOTE = 240;

  private final PrintWriter out;
  private final PrintWriter err;
  private boolean begun;

  /// @param out where the answer goes
  /// @param err where remarks on how it came about go
  AnswerPrinter(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void found(Answer.Trail trail, Prospect prospect) {}

  @Override
  public void drafted(String piece) {
    begun = true;
    out.print(TerminalText.plain(piece));
    out.flush();
  }

  /// Nobody reads any more: the pipe is closed.
  @Override
  public boolean isGone() {
    return out.checkError();
  }

  /// Prints what was not yet printed.
  void print(Answer answer) {
    AnswerWords words = AnswerWords.of(answer.trail().question().text());
    AnswerRemarks remarks = new AnswerRemarks(out, words);
    switch (answer) {
      case Answer.Answered answered -> {
        draft(answered.draft(), words);
        remarks.added(answered.draft());
        remarks.doubts(answered.draft());
        drafter(answered.draft());
      }
      case Answer.ListedOnly listed -> {
        // The text itself says what is the model's.
        draft(listed.draft(), words);
        remarks.doubts(listed.draft());
        drafter(listed.draft());
      }
      case Answer.NotInNotes absent -> out.println(absent.text());
      case Answer.Incomplete incomplete -> {
        draft(incomplete.draft(), words);
        remarks.added(incomplete.draft());
        remarks.doubts(incomplete.draft());
        incomplete(incomplete);
      }
    }
    remarks.asked(answer);
    remarks.closest(answer);
    out.flush();
    err.flush();
  }

  private void draft(Draft draft, AnswerWords words) {
    out.println(begun ? "" : TerminalText.plain(draft.text()));
    if (!draft.citations().isEmpty()) {
      out.println();
    }
    draft.citations().forEach(it -> citation(it, words));
  }

  private void incomplete(Answer.Incomplete answer) {
    String whence =
        answer.draft().drafter() instanceof Draft.Extractive
            ? ", and taken from the notes without the model"
            : "";
    err.println("citenote: this answer is incomplete" + whence + ": " + answer.failure().reason());
    if (answer.draft().drafter() instanceof Draft.Model) {
      drafter(answer.draft());
    }
  }

  private void drafter(Draft draft) {
    switch (draft.drafter()) {
      case Draft.Extractive extractive ->
          extractive
              .modelFailure()
              .ifPresent(
                  failure ->
                      err.println(
                          "citenote: taken from the notes without a model: " + failure.reason()));
      case Draft.Model model -> {
        if (model.removedMarkers() > 0) {
          err.println(
              "citenote: took out %d %s of %s that named no passage"
                  .formatted(
                      model.removedMarkers(),
                      model.removedMarkers() == 1 ? "marker" : "markers",
                      model.model()));
        }
      }
    }
  }

  private void citation(Citation citation, AnswerWords words) {
    out.println(
        "[%d] %s"
            .formatted(
                citation.marker(),
                TerminalText.place(citation.note(), citation.span(), citation.headings())));
    out.println("    " + TerminalText.shorten(citation.quote(), LONGEST_QUOTE));
    TerminalText.alsoIn(
            citation.alsoAt().stream()
                .map(copy -> TerminalText.place(copy.note(), copy.span()))
                .toList(),
            words)
        .ifPresent(line -> out.println("    " + line));
  }
}
