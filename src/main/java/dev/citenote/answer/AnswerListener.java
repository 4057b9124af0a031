package dev.citenote.answer;

import java.util.function.BooleanSupplier;

/// Hears how an answer comes about. Called on the thread that asks, one call at a time.
public interface AnswerListener {

  /// Hears nothing, and stays.
  AnswerListener NONE = deaf(() -> false);

  /// Hears nothing, and leaves once something holds.
  static AnswerListener deaf(BooleanSupplier gone) {
    return new AnswerListener() {
      @Override
      public void found(Answer.Trail trail, Prospect prospect) {}

      @Override
      public void drafted(String piece) {}

      @Override
      public boolean isGone() {
        return gone.getAsBoolean();
      }
    };
  }

  /// What a draft may cite, known before anything is drafted; heard first, and before any language
  /// model is asked.
  ///
  /// For a hard question, it is heard once more where searches that a language model planned have
  /// changed the passages: then that is what the draft may cite.
  ///
  /// @param trail with the time that retrieving took
  void found(Answer.Trail trail, Prospect prospect);

  /// The next piece of a language model's draft; the pieces add up to the text of the draft.
  void drafted(String piece);

  /// Whether nobody waits for the answer any more. Asked at least four times a second while a
  /// language model drafts.
  boolean isGone();

  /// What is to be expected before anything is drafted.
  enum Prospect {
    /// The notes answer it: a draft follows.
    DRAFTING,
    /// The notes only ask it.
    LISTED_ONLY,
    /// The notes do not speak of it.
    NOT_IN_NOTES
  }
}
