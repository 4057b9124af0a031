package dev.citenote.cli;

import dev.citenote.answer.Answer;
import dev.citenote.answer.AnswerListener;
import dev.citenote.answer.Citation;
import dev.citenote.answer.CitedSentence;
import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.Draft;
import dev.citenote.answer.verify.Conflict;
import dev.citenote.answer.verify.Support;
import dev.citenote.answer.verify.SupportJudge.Disagreement;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Hit;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Prints one answer for people: the draft, as it comes where a model writes it, then where every
/// marker leads. Confined to one thread.
final class AnswerPrinter implements AnswerListener {
  private static final int LONGEST_QUOTE = 240;
  private static final int LONGEST_HINT = 80;
  private static final int MOST_HINTS = 3;

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
    switch (answer) {
      case Answer.Answered answered -> {
        draft(answered.draft());
        drafter(answered.draft());
      }
      case Answer.ListedOnly listed -> listed(listed.draft());
      case Answer.NotInNotes absent -> out.println(absent.text());
      case Answer.Incomplete incomplete -> {
        draft(incomplete.draft());
        incomplete(incomplete);
      }
    }
    listedAt(answer);
    closest(answer);
    out.flush();
    err.flush();
  }

  private void draft(Draft draft) {
    text(draft);
    remarks(
        "Added by the model, not from your notes:",
        draft,
        it -> it.origin() == Origin.MODEL && it.citations().isEmpty());
    remarks(draft);
  }

  /// The text itself says what is the model's.
  private void listed(Draft draft) {
    text(draft);
    remarks(draft);
    drafter(draft);
  }

  private void text(Draft draft) {
    out.println(begun ? "" : TerminalText.plain(draft.text()));
    if (!draft.citations().isEmpty()) {
      out.println();
    }
    draft.citations().forEach(this::citation);
  }

  private void remarks(Draft draft) {
    draft.conflicts().forEach(conflict -> conflict(conflict, draft));
    remarks(
        "The cited place does not carry this:",
        draft,
        it -> !it.citations().isEmpty() && it.support() == Support.UNSUPPORTED);
    disagreements(draft);
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

  private void disagreements(Draft draft) {
    List<String> lines =
        draft.sentences().stream()
            .filter(it -> !it.disagreements().isEmpty())
            .map(it -> words(it.disagreements()) + ": " + TerminalText.plain(it.text()))
            .toList();
    list("The cited place says otherwise:", lines);
  }

  private static String words(Set<Disagreement> disagreements) {
    return disagreements.stream()
        .sorted()
        .map(it -> it.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private void conflict(Conflict conflict, Draft draft) {
    String places =
        conflict.citations().stream()
            .map(marker -> draft.citations().get(marker - 1))
            .map(it -> "[%d] %s".formatted(it.marker(), TerminalText.place(it.note(), it.span())))
            .collect(Collectors.joining(" and "));
    out.println("Your notes disagree here: " + places);
  }

  private void remarks(String title, Draft draft, Predicate<CitedSentence> which) {
    list(
        title,
        draft.sentences().stream()
            .filter(which)
            .map(sentence -> TerminalText.plain(sentence.text()))
            .toList());
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println();
      out.println(title);
      lines.forEach(line -> out.println("  " + line));
    }
  }

  private void citation(Citation citation) {
    out.println(
        "[%d] %s"
            .formatted(
                citation.marker(),
                TerminalText.place(citation.note(), citation.span(), citation.headings())));
    out.println("    " + TerminalText.shorten(citation.quote(), LONGEST_QUOTE));
    TerminalText.alsoIn(
            citation.alsoAt().stream()
                .map(copy -> TerminalText.place(copy.note(), copy.span()))
                .toList())
        .ifPresent(line -> out.println("    " + line));
  }

  /// What comes close to a question that the notes do not answer.
  private void closest(Answer answer) {
    boolean close =
        answer instanceof Answer.NotInNotes
            || (answer instanceof Answer.ListedOnly listed && listed.close());
    if (close) {
      list(
          "Closest in your notes:",
          answer.trail().evidence().hits().stream()
              .limit(MOST_HINTS)
              .map(Hit::passage)
              .map(
                  it ->
                      TerminalText.place(it.note(), it.span())
                          + "  "
                          + TerminalText.shorten(it.text(), LONGEST_HINT))
              .toList());
    }
  }

  private void listedAt(Answer answer) {
    List<Passage> places = answer.trail().listedAt();
    if (places.isEmpty()) {
      return;
    }
    if (answer instanceof Answer.Answered) {
      out.println();
      out.println("Also asked, without an answer:");
    }
    Map<String, List<String>> byText = new LinkedHashMap<>();
    for (Passage place : places) {
      byText
          .computeIfAbsent(TerminalText.plain(place.text()), text -> new ArrayList<>())
          .add(TerminalText.place(place.note(), place.span()));
    }
    byText.forEach((text, at) -> out.println("  " + String.join(", ", at) + "  " + text));
  }
}
