package dev.citenote.eval;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Measures of one ranking against the judgments of its topic, as `trec_eval` computes them: a
/// document is relevant where its grade is above 0, and one that was not judged is not. A ranking
/// names each document once, best first; a cutoff `k` is at least 1. Stateless.
final class Measures {
  private Measures() {}

  /// Share of the relevant documents among the first `k`, 0 to 1; 0 where none is relevant.
  static double recall(List<String> ranking, Map<String, Integer> grades, int k) {
    long relevant = grades.values().stream().filter(grade -> grade > 0).count();
    long found = first(ranking, k).stream().filter(id -> grade(grades, id) > 0).count();
    return relevant == 0 ? 0 : (double) found / relevant;
  }

  /// One over the rank of the first relevant document, 0 where it lies beyond `k` (the mean over
  /// topics is MRR; Voorhees, TREC-8).
  static double reciprocalRank(List<String> ranking, Map<String, Integer> grades, int k) {
    List<String> first = first(ranking, k);
    for (int i = 0; i < first.size(); i++) {
      if (grade(grades, first.get(i)) > 0) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  /// Discounted cumulated gain of the first `k` over that of the best order possible, 0 to 1
  /// (Järvelin & Kekäläinen, TOIS 2002): `Σ grade / log2(rank + 1)`, the gain being the grade and
  /// none below 0; 0 where no document is relevant.
  static double ndcg(List<String> ranking, Map<String, Integer> grades, int k) {
    double ideal =
        dcg(grades.values().stream().sorted(Comparator.reverseOrder()).limit(k).toList());
    double found = dcg(first(ranking, k).stream().map(id -> grade(grades, id)).toList());
    return ideal == 0 ? 0 : found / ideal;
  }

  private static double dcg(Collection<Integer> grades) {
    double sum = 0;
    int rank = 1;
    for (int grade : grades) {
      sum += Math.max(0, grade) / (Math.log(rank + 1.0) / Math.log(2));
      rank++;
    }
    return sum;
  }

  private static int grade(Map<String, Integer> grades, String id) {
    return grades.getOrDefault(id, 0);
  }

  private static List<String> first(List<String> ranking, int k) {
    return ranking.subList(0, Math.min(k, ranking.size()));
  }

  /// The area under the receiver operating characteristic: the chance that a score of the first
  /// kind is above one of the second, equal ones counting half (Hanley & McNeil, Radiology 1982);
  /// 0.5 where either has none.
  static double auroc(List<Double> positives, List<Double> negatives) {
    if (positives.isEmpty() || negatives.isEmpty()) {
      return 0.5;
    }
    double[] sorted = negatives.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double below = 0;
    for (double positive : positives) {
      below += (countBelow(sorted, positive, false) + countBelow(sorted, positive, true)) / 2.0;
    }
    return below / positives.size() / sorted.length;
  }

  private static int countBelow(double[] sorted, double limit, boolean orEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean counts = orEqual ? sorted[middle] <= limit : sorted[middle] < limit;
      low = counts ? middle + 1 : low;
      high = counts ? high : middle;
    }
    return low;
  }
}
