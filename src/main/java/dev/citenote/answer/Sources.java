package dev.citenote.answer;

import dev.citenote.retrieve.Hit;
import java.util.Comparator;
import java.util.List;

/// The passages that a draft is taken from, best first. Immutable.
///
/// @param hits at most five
/// @param lead how many of the first are the answer that the notes give to this very question
record Sources(List<Hit> hits, int lead) {
  private static final int PASSAGES = 5;

  /// What the passages that were put first may lack against the best of the others and still stand
  /// first, as the scores of hits go.
  private static final double TRUST = 0.08;

  /// The answer to a question of the notes is passed over where another passage is much better: the
  /// question is another one then.
  static Sources of(Outcome.Answerable found) {
    List<Hit> evidence = found.evidence();
    int first = Math.max(1, found.lead());
    double own = best(evidence.subList(0, Math.min(first, evidence.size())));
    double others = best(evidence.subList(Math.min(first, evidence.size()), evidence.size()));
    if (own + TRUST >= others) {
      return new Sources(first(evidence), Math.min(found.lead(), evidence.size()));
    }
    List<Hit> byScore =
        evidence.stream().sorted(Comparator.comparingDouble(Hit::score).reversed()).toList();
    return new Sources(first(byScore), 0);
  }

  private static List<Hit> first(List<Hit> hits) {
    return hits.subList(0, Math.min(PASSAGES, hits.size()));
  }

  private static double best(List<Hit> hits) {
    return hits.stream().mapToDouble(Hit::score).max().orElse(0);
  }

  /// The answer itself.
  List<Hit> answer() {
    return hits.subList(0, Math.min(lead, hits.size()));
  }
}
