package dev.citenote.eval;

import dev.citenote.answer.Citation;
import dev.citenote.answer.Question;
import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import java.util.List;

/// A question about a folder of notes with what a person judged to be right. Immutable.
///
/// @param id name of the question, not blank
/// @param question what is asked, without a language model
/// @param kind what the notes can do for it
/// @param evidence lines that answer it, or that ask it where it is `LISTED`; empty where nobody
///     judged any
/// @param mustContain the draft must hold one string of each inner list
public record JudgedQuestion(
    String id, Question question, Kind kind, List<Lines> evidence, List<List<String>> mustContain) {

  public JudgedQuestion {
    if (id.isBlank()) {
      throw new IllegalArgumentException("id must not be blank");
    }
    evidence = List.copyOf(evidence);
    mustContain = mustContain.stream().map(List::copyOf).toList();
  }

  /// Whether a passage touches one of the judged lines.
  boolean isAnsweredAt(Passage passage) {
    return isAnsweredAt(passage.note(), passage.span());
  }

  /// Whether what is cited touches one of the judged lines; copies elsewhere do not count.
  boolean isAnsweredAt(Citation citation) {
    return isAnsweredAt(citation.note(), citation.span());
  }

  private boolean isAnsweredAt(String note, Span span) {
    return evidence.stream()
        .anyMatch(
            lines ->
                lines.note().equals(note)
                    && span.firstLine() <= lines.last()
                    && span.lastLine() >= lines.first());
  }

  /// What the notes can do for a question.
  public enum Kind {
    /// The notes answer it.
    ANSWERABLE,
    /// The notes ask it and do not answer it.
    LISTED,
    /// The notes do not speak of it.
    OUTSIDE
  }

  /// Lines of a note.
  ///
  /// @param note path of the note
  /// @param first from 1
  /// @param last inclusive, at least `first`
  public record Lines(String note, int first, int last) {
    public Lines {
      if (first < 1 || last < first) {
        throw new IllegalArgumentException(
            "lines must have 1 <= first <= last, got " + first + " and " + last);
      }
    }
  }
}
