package dev.citenote.answer;

import dev.citenote.answer.Question.Mode;
import dev.citenote.llm.Completion;
import dev.citenote.llm.LanguageModel;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.TextEncoder;
import java.util.List;

/// Has a language model draft an answer from numbered passages, and checks every marker. Immutable
/// and thread-safe.
final class ModelDrafter {
  private final LanguageModel model;
  private final DraftChecker checker;

  ModelDrafter(LanguageModel model, TextEncoder encoder) {
    this.model = model;
    this.checker = new DraftChecker(encoder);
  }

  /// How asking the model for a draft ended.
  sealed interface Attempt {}

  /// The model finished, and something of its text can be shown.
  record Whole(Draft draft) implements Attempt {}

  /// The model stopped half-way.
  record Partial(Draft draft, String reason) implements Attempt {}

  /// There is nothing to show.
  record Nothing(String reason) implements Attempt {}

  Attempt draft(Question question, List<Hit> evidence) {
    return switch (model.complete(EvidencePrompt.of(question, evidence))) {
      case Completion.Complete complete -> whole(question, complete.text(), evidence);
      case Completion.Truncated cut ->
          new Partial(checker.check(cut.text(), model.name(), evidence, false), cut.reason());
      case Completion.Refused refused -> new Nothing(refused.reason());
      case Completion.Unavailable unavailable -> new Nothing(unavailable.reason());
      case Completion.Broken broken -> new Nothing(broken.reason());
    };
  }

  private Attempt whole(Question question, String text, List<Hit> evidence) {
    boolean citedOnly = question.mode() == Mode.NOTES;
    Draft draft = checker.check(text, model.name(), evidence, citedOnly);
    return draft.sentences().isEmpty()
        ? new Nothing("the model " + model.name() + " cited none of the passages")
        : new Whole(draft);
  }
}
