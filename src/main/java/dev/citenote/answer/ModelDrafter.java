package dev.citenote.answer;

import dev.citenote.answer.Question.Mode;
import dev.citenote.llm.Completion;
import dev.citenote.llm.LanguageModel;
import dev.citenote.llm.Listener;
import dev.citenote.retrieve.Hit;
import java.util.List;

/// Has a language model draft an answer from numbered passages, and checks every marker. Immutable
/// and thread-safe.
final class ModelDrafter {
  /// Most characters of evidence in a prompt, so that it fits a small model's context.
  private static final int MOST_EVIDENCE = 6_000;

  /// Longest text that is checked, in characters.
  private static final int MOST_TEXT = 20_000;

  private final LanguageModel model;
  private final DraftChecker checker;

  ModelDrafter(LanguageModel model, SupportJudge judge) {
    this.model = model;
    this.checker = new DraftChecker(judge);
  }

  /// How asking the model for a draft ended.
  sealed interface Attempt {}

  /// The model finished, and something of its text can be shown.
  record Whole(Draft draft) implements Attempt {}

  /// The model stopped half-way.
  record Partial(Draft draft, String reason) implements Attempt {}

  /// There is nothing to show.
  record Nothing(String reason) implements Attempt {}

  Attempt draft(Question question, List<Hit> found, AnswerListener listener) {
    List<Hit> evidence = fitting(found);
    return switch (model.complete(EvidencePrompt.of(question, evidence), heardBy(listener))) {
      case Completion.Complete complete -> whole(question, complete.text(), evidence);
      case Completion.Truncated cut ->
          new Partial(check(question, cut.text(), evidence), cut.reason());
      case Completion.Refused refused -> new Nothing(refused.reason());
      case Completion.Unavailable unavailable -> new Nothing(unavailable.reason());
      case Completion.Broken broken -> new Nothing(broken.reason());
    };
  }

  private static Listener heardBy(AnswerListener listener) {
    return new Listener() {
      @Override
      public void said(String piece) {
        listener.drafted(piece);
      }

      @Override
      public boolean isGone() {
        return listener.isGone();
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

  private Attempt whole(Question question, String text, List<Hit> evidence) {
    if (text.length() > MOST_TEXT) {
      String reason = "the answer is longer than %,d characters".formatted(MOST_TEXT);
      return new Partial(check(question, text.substring(0, MOST_TEXT), evidence), reason);
    }
    Draft draft = check(question, text, evidence);
    return draft.citations().isEmpty()
        ? new Nothing("the model " + model.name() + " cited none of the passages")
        : new Whole(draft);
  }

  private Draft check(Question question, String text, List<Hit> evidence) {
    return checker.check(text, model.name(), evidence, question.mode() == Mode.NOTES);
  }
}
