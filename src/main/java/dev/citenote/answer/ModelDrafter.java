package dev.citenote.answer;

import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.verify.SupportJudge;
import dev.citenote.llm.Completion;
import dev.citenote.llm.Fault;
import dev.citenote.llm.LanguageModel;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.TextEncoder;

/// Has a language model draft an answer from numbered passages, and checks every sentence as it
/// comes. Immutable and thread-safe.
final class ModelDrafter {
  private static final ModelFailure TOO_LONG =
      ModelFailure.of(
          Fault.TOO_LONG,
          "the answer has more than %,d characters or %d sentences, which is the most that is checked, whatever llm.max_chars is: ask for less"
              .formatted(Hearing.MOST_TEXT, DraftStream.MOST_SENTENCES));

  private final LanguageModel model;
  private final SupportJudge judge;
  private final Lexicon lexicon;

  ModelDrafter(LanguageModel model, TextEncoder encoder, Lexicon lexicon) {
    this.model = model;
    this.judge = new SupportJudge(encoder, lexicon);
    this.lexicon = lexicon;
  }

  /// How asking the model for a draft ended.
  sealed interface Attempt {}

  /// The model finished, and something of its text can be shown.
  record Whole(Draft draft) implements Attempt {}

  /// The model stopped half-way, and something of its text can be shown.
  record Partial(Draft draft, ModelFailure failure) implements Attempt {}

  /// The model began to answer and did not finish, and there is nothing of it to show.
  record Blank(ModelFailure failure) implements Attempt {}

  /// The model did not begin to answer, or finished and wrote nothing that can be shown.
  record Nothing(ModelFailure failure) implements Attempt {}

  Attempt draft(Findings found, AnswerListener listener) {
    Reliance reliance = Reliance.of(found);
    PassageCut shorter = new PassageCut(found.question().text(), lexicon);
    EvidencePrompt prompt = EvidencePrompt.of(found, shorter, model.contextTokens());
    DraftStream stream = new DraftStream(judge, prompt.evidence(), reliance);
    Hearing hearing = new Hearing(stream, listener);
    Completion completion = model.complete(prompt.prompt(), hearing);
    if (hearing.isTooLong()) {
      return partial(stream, hearing, reliance, TOO_LONG);
    }
    return switch (completion) {
      case Completion.Complete ignored -> whole(stream, hearing, reliance);
      case Completion.Truncated cut ->
          partial(stream, hearing, reliance, ModelFailure.of(cut.fault(), cut.reason()));
      case Completion.NoAnswer none -> {
        ModelFailure failure = ModelFailure.of(none.fault(), none.reason());
        yield none.fault().answerBegan() ? new Blank(failure) : new Nothing(failure);
      }
    };
  }

  private Attempt whole(DraftStream stream, Hearing hearing, Reliance reliance) {
    hearing.finish();
    if (hearing.isTooLong()) {
      return partial(stream, hearing, reliance, TOO_LONG);
    }
    Draft draft = stream.draft(model.name());
    return isUsable(draft, reliance) ? new Whole(draft) : new Nothing(unsupported());
  }

  /// Whether a draft can be shown: it has a sentence that a passage supports, or where it is the
  /// model's own, any.
  private static boolean isUsable(Draft draft, Reliance reliance) {
    return draft.sentences().stream()
        .anyMatch(it -> reliance == Reliance.OWN_KNOWLEDGE || it.origin() == Origin.NOTES);
  }

  private ModelFailure unsupported() {
    return new ModelFailure(
        ModelFailure.UNSUPPORTED,
        "the model "
            + model.name()
            + " wrote nothing that the passages support: ask differently, or take another model");
  }

  private Attempt partial(
      DraftStream stream, Hearing hearing, Reliance reliance, ModelFailure failure) {
    hearing.finish();
    Draft draft = stream.draft(model.name());
    return isUsable(draft, reliance) ? new Partial(draft, failure) : new Blank(failure);
  }
}
