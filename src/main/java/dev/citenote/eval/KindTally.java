package dev.citenote.eval;

import dev.citenote.eval.VerificationScores.Change;
import dev.citenote.eval.VerificationScores.Flagged;
import dev.citenote.eval.VerificationScores.OfKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Counts the verdicts on the sentences of one kind. Confined to one thread.
final class KindTally {
  private final List<Double> own = new ArrayList<>();
  private final List<Double> near = new ArrayList<>();
  private int kept;
  private int nearSupported;
  private final Map<Change, int[]> changes = new EnumMap<>(Change.class);

  void own(double score, boolean supported) {
    own.add(score);
    kept += supported ? 1 : 0;
  }

  void near(double score, boolean supported) {
    near.add(score);
    nearSupported += supported ? 1 : 0;
  }

  void changed(Change change, boolean flagged) {
    int[] counts = changes.computeIfAbsent(change, ignored -> new int[2]);
    counts[0]++;
    counts[1] += flagged ? 1 : 0;
  }

  OfKind scores() {
    Map<Change, Flagged> flagged = new EnumMap<>(Change.class);
    changes.forEach(
        (change, counts) ->
            flagged.put(change, new Flagged(counts[0], (double) counts[1] / counts[0])));
    return new OfKind(
        own.size(),
        Measures.auroc(own, near),
        own.isEmpty() ? 0 : (double) kept / own.size(),
        near.isEmpty() ? 0 : (double) nearSupported / near.size(),
        flagged);
  }
}
