package dev.citenote.answer;

import dev.citenote.answer.Question.Mode;
import dev.citenote.answer.verify.SupportJudge;
import dev.citenote.llm.Completion;
import dev.citenote.llm.Fault;
import dev.citenote.llm.LanguageModel;
import dev.citenote.retrieve.Hit;
import java.util.List;

/// Has a language model draft an answer from numbered passages, and checks every sentence as it
/// comes. Immutable and thread-safe.
final class ModelDrafter {
  /// Most characters of evidence in a prompt, so that it fits a small model's context.
  private static final int MOST_EVIDENCE = 6_000;

  private static final ModelFailure TOO_LONG =
      ModelFailure.of(
          Fault.TOO_LONG,
          "the answer has more than %,d characters or %d sentences"
              .formatted(Hearing.MOST_TEXT, DraftStream.MOST_SENTENCES));

  private final LanguageModel model;
  private final SupportJudge judge;

  ModelDrafter(LanguageModel model, SupportJudge judge) {
    this.model = model;
    this.judge = judge;
  }

  /// How asking the model for a draft ended.
  sealed interface Attempt {}

  /// The model finished, and something of its text can be shown.
  record Whole(Draft draft) implements Attempt {}

  /// The model stopped half-way.
  record Partial(Draft draft, ModelFailure failure) implements Attempt {}

  /// The model began to answer, and there is nothing of it to show.
  record Blank(ModelFailure failure) implements Attempt {}

  /// The model did not begin to answer, or wrote nothing that can be shown.
  record Nothing(ModelFailure failure) implements Attempt {}

  Attempt draft(Question question, List<Hit> found, AnswerListener listener) {
    List<Hit> evidence = fitting(found);
    DraftStream stream = new DraftStream(judge, evidence, question.mode() == Mode.NOTES);
    Hearing hearing = new Hearing(stream, listener);
    Completion completion = model.complete(EvidencePrompt.of(question, evidence), hearing);
    if (hearing.isTooLong()) {
      return partial(stream, hearing, TOO_LONG);
    }
    return switch (completion) {
      case Completion.Complete ignored -> whole(stream, hearing);
      case Completion.Truncated cut ->
          partial(stream, hearing, ModelFailure.of(cut.fault(), cut.reason()));
      case Completion.NoAnswer none -> {
        ModelFailure failure = ModelFailure.of(none.fault(), none.reason());
        yield none.fault().answerBegan() ? new Blank(failure) : new Nothing(failure);
      }
    };
  }

  private static List<Hit> fitting(List<Hit> found) {
    int length = 0;
    int count = 0;
    while (count < found.size() && (count == 0 || length <= MOST_EVIDENCE)) {
      length += found.get(count++).passage().text().length();
    }
    return found.subList(0, length > MOST_EVIDENCE && count > 1 ? count - 1 : count);
  }

  private Attempt whole(DraftStream stream, Hearing hearing) {
    hearing.finish(true);
    Draft draft = stream.draft(model.name());
    if (hearing.isTooLong()) {
      return new Partial(draft, TOO_LONG);
    }
    return draft.citations().isEmpty() ? new Nothing(unsupported()) : new Whole(draft);
  }

  private ModelFailure unsupported() {
    return new ModelFailure(
        ModelFailure.UNSUPPORTED,
        "the model " + model.name() + " wrote nothing that the passages support");
  }

  private Attempt partial(DraftStream stream, Hearing hearing, ModelFailure failure) {
    hearing.finish(false);
    Draft draft = stream.draft(model.name());
    return draft.text().isEmpty() ? new Blank(failure) : new Partial(draft, failure);
  }
}
