package dev.citenote.index;

import java.util.Comparator;

/// A passage that may become a hit, before it is read from the index. Immutable.
///
/// @param document its number in the index
/// @param id of the passage
/// @param twin equal for statements that say the same; empty for questions
/// @param scores what is known of it
record Candidate(int document, String id, String twin, Scores scores) {

  /// Best first by joint score, then by passage id.
  static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble((Candidate it) -> it.scores.joint)
          .reversed()
          .thenComparing(Candidate::id);

  /// The scores of a candidate. Immutable.
  ///
  /// @param bm25 from 0 up
  /// @param closeness by vectors
  /// @param joint both, fused
  record Scores(double bm25, VectorScores.Parts closeness, double joint) {}
}
