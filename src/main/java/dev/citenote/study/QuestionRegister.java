package dev.citenote.study;

import dev.citenote.note.Question;
import dev.citenote.note.Skipped;
import java.util.List;

/// Every question that the notes of a folder ask, with its status. Immutable.
///
/// @param questions by path of their note, then by offset
/// @param notes how many notes were read, whether they ask anything or not
/// @param skipped files that were found and not read, by path
public record QuestionRegister(List<Question> questions, int notes, List<Skipped> skipped) {

  public QuestionRegister {
    questions = List.copyOf(questions);
    skipped = List.copyOf(skipped);
  }

  /// The questions that are wanted, in their order.
  public List<Question> select(Selection selection) {
    return questions.stream().filter(selection::holds).toList();
  }

  /// How many questions have a status.
  public int count(QuestionStatus status) {
    return (int)
        questions.stream().filter(question -> QuestionStatus.of(question) == status).count();
  }
}
