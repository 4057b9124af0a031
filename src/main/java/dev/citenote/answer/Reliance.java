package dev.citenote.answer;

import dev.citenote.answer.Question.Mode;

/// How far a language model's draft must rest on the passages.
enum Reliance {
  /// Sentences that no passage supports are left out.
  PASSAGES_ONLY,
  /// Other sentences stay, in a draft that cites something.
  PASSAGES_FIRST,
  /// The notes ask the question without answering it: the draft is the model's own, and may cite
  /// nothing.
  OWN_KNOWLEDGE;

  static Reliance of(Findings found) {
    if (found.question().mode() == Mode.NOTES) {
      return PASSAGES_ONLY;
    }
    return found.outcome() instanceof Outcome.Listed ? OWN_KNOWLEDGE : PASSAGES_FIRST;
  }
}
