package dev.citenote.study;

import dev.citenote.note.Question;
import java.util.Optional;

/// Which questions of a [QuestionRegister] are wanted. Immutable.
///
/// @param status only these; empty for both
/// @param note only those of the note at this path; empty for all notes
public record Selection(Optional<QuestionStatus> status, Optional<String> note) {

  /// Every question.
  public static final Selection ALL = new Selection(Optional.empty(), Optional.empty());

  /// Whether a question is wanted.
  boolean holds(Question question) {
    return status.map(QuestionStatus.of(question)::equals).orElse(true)
        && note.map(question.note()::equals).orElse(true);
  }
}
