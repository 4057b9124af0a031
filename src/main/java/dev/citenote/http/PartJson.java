package dev.citenote.http;

import dev.citenote.answer.Answer;
import java.util.List;

/// One part of a question that asks several things, as JSON has it. Immutable.
///
/// @param covered whether the notes speak of it
record PartJson(String question, boolean covered) {
  static List<PartJson> of(Answer.Trail trail) {
    return trail.parts().stream().map(it -> new PartJson(it.question(), it.covered())).toList();
  }
}
