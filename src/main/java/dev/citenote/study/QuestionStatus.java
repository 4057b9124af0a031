package dev.citenote.study;

import dev.citenote.note.Question;
import java.util.Locale;

/// Whether the notes answer a question, as people and programs name it.
public enum QuestionStatus {
  /// Asked and answered.
  ANSWERED,
  /// Asked, and not answered in its note.
  LISTED;

  /// The status of a question.
  public static QuestionStatus of(Question question) {
    return switch (question.status()) {
      case Question.Answered answered -> ANSWERED;
      case Question.Listed listed -> LISTED;
    };
  }

  /// The status in lower case.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
