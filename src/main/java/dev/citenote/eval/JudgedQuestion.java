package dev.citenote.eval;

import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import java.util.List;

/// A question about a folder of notes with what a person judged to be right. Immutable.
///
/// @param id name of the question
/// @param question what is asked
/// @param kind what the notes can do for it
/// @param evidence lines that answer it, or that ask it where it is `LISTED`; may be empty where it
///     is not `ANSWERABLE`
/// @param mustContain the draft must hold one string of each inner list
public record JudgedQuestion(
    String id, String question, Kind kind, List<Lines> evidence, List<List<String>> mustContain) {

  public JudgedQuestion {
    evidence = List.copyOf(evidence);
    mustContain = List.copyOf(mustContain);
  }

  /// Whether a passage touches one of the judged lines.
  boolean isAnsweredAt(Passage passage) {
    return isAnsweredAt(passage.note(), passage.span());
  }

  /// Whether a place in a note touches one of the judged lines.
  boolean isAnsweredAt(String note, Span span) {
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
  /// @param last inclusive
  public record Lines(String note, int first, int last) {}
}
