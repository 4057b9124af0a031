package dev.citenote.cli;

import dev.citenote.answer.Answer;
import dev.citenote.answer.Citation;
import dev.citenote.answer.CitedSentence;
import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.CitedSentence.Support;
import dev.citenote.answer.Draft;
import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Prints an answer for people: the draft, then where every marker leads.
final class AnswerPrinter {
  private static final int LONGEST_QUOTE = 240;
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

  private final PrintWriter out;
  private final PrintWriter err;

  /// @param out where the answer goes
  /// @param err where remarks on how it came about go
  AnswerPrinter(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  void print(Answer answer) {
    switch (answer) {
      case Answer.Answered answered -> draft(answered.draft());
      case Answer.ListedOnly listed -> out.println(listed.text());
      case Answer.NotInNotes absent -> out.println(absent.text());
      case Answer.Incomplete incomplete -> {
        draft(incomplete.draft());
        err.println("citenote: this answer is incomplete: " + incomplete.reason());
      }
    }
    listedAt(answer);
    out.flush();
    err.flush();
  }

  private void draft(Draft draft) {
    out.println(plain(draft.text()));
    if (!draft.citations().isEmpty()) {
      out.println();
    }
    draft.citations().forEach(this::citation);
    remarks("Added by the model, not from your notes:", draft, it -> it.origin() == Origin.MODEL);
    remarks(
        "The cited place does not carry this:",
        draft,
        it -> it.origin() == Origin.NOTES && it.support() == Support.UNSUPPORTED);
    switch (draft.drafter()) {
      case Draft.Extractive extractive ->
          extractive
              .modelFailure()
              .ifPresent(
                  reason ->
                      err.println("citenote: taken from the notes without a model: " + reason));
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

  private void remarks(String title, Draft draft, Predicate<CitedSentence> which) {
    List<CitedSentence> sentences = draft.sentences().stream().filter(which).toList();
    if (!sentences.isEmpty()) {
      out.println();
      out.println(title);
      sentences.forEach(sentence -> out.println("  " + plain(sentence.text())));
    }
  }

  private void citation(Citation citation) {
    out.println(
        "[%d] %s%s"
            .formatted(
                citation.marker(),
                place(citation.note(), citation.span()),
                path(citation.headings())));
    out.println("    " + shorten(citation.quote(), LONGEST_QUOTE));
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
    for (Passage place : places) {
      out.println("  " + place(place.note(), place.span()) + "  " + plain(place.text()));
    }
  }

  /// `note.md:48`, or `note.md:48-50`.
  static String place(String note, Span span) {
    boolean oneLine = span.firstLine() == span.lastLine();
    return note + ":" + span.firstLine() + (oneLine ? "" : "-" + span.lastLine());
  }

  /// A text without control and direction characters, which could steer a terminal.
  private static String plain(String text) {
    return STEERING.matcher(text).replaceAll("");
  }

  /// A text on one line, cut after so many characters.
  static String shorten(String text, int most) {
    String line = plain(text).replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most)) + " …";
  }

  static String path(List<String> headings) {
    return headings.isEmpty() ? "" : "  " + String.join(" › ", headings);
  }
}
