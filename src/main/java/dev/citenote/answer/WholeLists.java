package dev.citenote.answer;

import dev.citenote.note.Unit.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Takes a list as a whole of which several points were chosen, so that none of them is lost.
/// Stateless.
final class WholeLists {
  private WholeLists() {}

  /// What was chosen, with the points that are missing of the list that holds the best of it, where
  /// several of them were chosen and the list fits; what stands in other passages gives way to it.
  ///
  /// @param chosen in reading order
  /// @param best the first that was chosen
  /// @param units what it was chosen from, in reading order
  static List<SourceSentence> with(
      List<SourceSentence> chosen, SourceSentence best, List<SourceSentence> units, Budget budget) {
    List<SourceSentence> list = listOf(best, units);
    long points = list.stream().filter(chosen::contains).count();
    return points > 1 && !chosen.containsAll(list) && budget.forWhole().holds(list)
        ? joined(list, chosen, units, budget)
        : chosen;
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
    Set<String> seen = new HashSet<>();
    return units.subList(start, end).stream()
        .filter(it -> !it.unit().asks() && seen.add(it.text()))
        .toList();
  }

  private static boolean isBeside(SourceSentence unit, SourceSentence point) {
    return unit.kind() == Kind.ITEM && unit.passage().equals(point.passage());
  }
}
