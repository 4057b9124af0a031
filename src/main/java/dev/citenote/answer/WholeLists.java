package dev.citenote.answer;

import dev.citenote.note.Unit.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes a list as a whole of which several points were chosen, so that none of them is lost.
/// Stateless.
final class WholeLists {
  private WholeLists() {}

  /// What was chosen, with the points that are missing of a list of which it holds several, where
  /// that list fits; what stands in other passages gives way to it.
  ///
  /// @param chosen in reading order
  /// @param units what it was chosen from, in reading order
  static List<SourceSentence> with(
      List<SourceSentence> chosen, List<SourceSentence> units, Budget budget) {
    Optional<List<SourceSentence>> list =
        chosen.stream()
            .map(it -> listOf(it, units))
            .filter(it -> it.stream().filter(chosen::contains).limit(2).count() == 2)
            .filter(it -> !chosen.containsAll(it) && budget.forWhole().holds(it))
            .findFirst();
    return list.map(it -> joined(it, chosen, units, budget)).orElse(chosen);
  }

  private static List<SourceSentence> joined(
      List<SourceSentence> list,
      List<SourceSentence> chosen,
      List<SourceSentence> units,
      Budget budget) {
    List<SourceSentence> taken = new ArrayList<>(list);
    for (SourceSentence unit : chosen) {
      boolean beside = unit.passage().equals(list.getFirst().passage());
      if (beside && !taken.contains(unit)) {
        taken.add(unit);
        if (!budget.holds(taken)) {
          taken.removeLast();
        }
      }
    }
    return units.stream().filter(taken::contains).toList();
  }

  /// The points of a list that stand without a break around one of them; empty around anything
  /// else.
  private static List<SourceSentence> listOf(SourceSentence point, List<SourceSentence> units) {
    if (point.kind() != Kind.ITEM) {
      return List.of();
    }
    int start = units.indexOf(point);
    int end = start;
    while (start > 0 && isBeside(units.get(start - 1), point)) {
      start--;
    }
    while (end < units.size() && isBeside(units.get(end), point)) {
      end++;
    }
    return units.subList(start, end);
  }

  private static boolean isBeside(SourceSentence unit, SourceSentence point) {
    return unit.kind() == Kind.ITEM && unit.passage().equals(point.passage());
  }
}
