package dev.citenote.cli;

import dev.citenote.answer.Answer;
import dev.citenote.answer.CitedSentence;
import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.Draft;
import dev.citenote.answer.verify.Conflict;
import dev.citenote.answer.verify.Support;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Hit;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Prints what stands below a draft: what the model added, what its sources do not carry, where the
/// notes disagree, and where else they speak of the question. Confined to one thread.
final class AnswerRemarks {
  private static final int LONGEST_HINT = 80;
  private static final int MOST_HINTS = 3;

  private final PrintWriter out;
  private final AnswerWords words;

  AnswerRemarks(PrintWriter out, AnswerWords words) {
    this.out = out;
    this.words = words;
  }

  /// What the model added of its own.
  void added(Draft draft) {
    sentences(words.added(), draft, it -> it.origin() == Origin.MODEL && it.citations().isEmpty());
  }

  /// Where the notes disagree with each other, and a draft with its sources.
  void doubts(Draft draft) {
    draft.conflicts().forEach(conflict -> conflict(conflict, draft));
    sentences(
        words.notCarried(),
        draft,
        it -> !it.citations().isEmpty() && it.support() == Support.UNSUPPORTED);
    list(
        words.otherwise(),
        draft.sentences().stream()
            .filter(it -> !it.disagreements().isEmpty())
            .map(it -> words.words(it.disagreements()) + TerminalText.plain(it.text()))
            .toList());
  }

  private void conflict(Conflict conflict, Draft draft) {
    List<String> places =
        conflict.citations().stream()
            .map(marker -> draft.citations().get(marker - 1))
            .map(it -> "[%d] %s".formatted(it.marker(), TerminalText.place(it.note(), it.span())))
            .toList();
    out.println(words.disagree(places));
  }

  private void sentences(String title, Draft draft, Predicate<CitedSentence> which) {
    list(
        title,
        draft.sentences().stream()
            .filter(which)
            .map(sentence -> TerminalText.plain(sentence.text()))
            .toList());
  }

  /// The places of the notes that ask the question without answering it.
  void asked(Answer answer) {
    List<Passage> places = answer.trail().listedAt();
    if (places.isEmpty()) {
      return;
    }
    if (answer instanceof Answer.Answered) {
      out.println();
      out.println(words.alsoAsked());
    }
    Map<String, List<String>> byText = new LinkedHashMap<>();
    for (Passage place : places) {
      byText
          .computeIfAbsent(TerminalText.plain(place.text()), text -> new ArrayList<>())
          .add(TerminalText.place(place.note(), place.span()));
    }
    byText.forEach((text, at) -> out.println("  " + String.join(", ", at) + "  " + text));
  }

  /// What comes close to a question that the notes do not answer.
  void closest(Answer answer) {
    boolean close =
        answer instanceof Answer.NotInNotes
            || (answer instanceof Answer.ListedOnly listed && listed.close());
    if (close) {
      list(
          words.closest(),
          answer.trail().evidence().hits().stream()
              .limit(MOST_HINTS)
              .map(Hit::passage)
              .map(AnswerRemarks::hint)
              .toList());
    }
  }

  private static String hint(Passage passage) {
    return TerminalText.place(passage.note(), passage.span())
        + "  "
        + TerminalText.shorten(passage.text(), LONGEST_HINT);
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println();
      out.println(title);
      lines.forEach(line -> out.println("  " + line));
    }
  }
}
