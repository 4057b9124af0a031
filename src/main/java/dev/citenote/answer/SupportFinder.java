package dev.citenote.answer;

import dev.citenote.answer.SupportJudge.Verdict;
import dev.citenote.retrieve.Hit;
import java.util.List;
import java.util.Optional;

/// Finds what supports a sentence that names no passage. Implementations are thread-safe.
@FunctionalInterface
interface SupportFinder {

  /// Finds nothing.
  SupportFinder NONE = (sentence, evidence) -> Optional.empty();

  /// The place in the evidence that carries a sentence best; empty where none carries it.
  Optional<Verdict> best(String sentence, List<Hit> evidence);
}
