package dev.citenote.note;

import dev.citenote.note.Passage.Role;
import java.util.List;
import java.util.Optional;

/// Finds what a note asks. Stateless.
public final class Questions {

  private Questions() {}

  /// Every question of a note in reading order.
  public static List<Question> of(Note note) {
    return new PassageCutter(String::length, Integer.MAX_VALUE / 2)
        .cut(note).stream()
            .filter(passage -> !(passage.role() instanceof Passage.Statement))
            .map(Questions::question)
            .toList();
  }

  private static Question question(Passage passage) {
    return new Question(
        passage.text(),
        passage.note(),
        passage.span(),
        passage.headings(),
        Optional.empty(),
        status(passage.role()),
        new Question.Independent());
  }

  private static Question.Status status(Role role) {
    return role instanceof Passage.Answered answered
        ? new Question.Answered(List.of(answered.answer()))
        : new Question.Listed();
  }
}
