package dev.citenote.answer;

import dev.citenote.note.Unit.Kind;
import java.util.ArrayList;
import java.util.List;

/// Puts the words that lead to a list, code or a formula before what was chosen of it. Stateless.
final class LeadIns {
  private LeadIns() {}

  /// @param chosen in reading order
  /// @param units what it was chosen from
  /// @param budget what a lead-in must still fit
  static List<SourceSentence> with(
      List<SourceSentence> chosen, List<SourceSentence> units, Budget budget) {
    List<SourceSentence> led = new ArrayList<>();
    double size = chosen.stream().mapToDouble(unit -> Budget.size(unit.text())).sum();
    for (SourceSentence unit : chosen) {
      int before = leadIn(unit, units);
      if (before >= 0 && !led.contains(units.get(before))) {
        size += Budget.size(units.get(before).text());
        if (budget.forWhole().holds(size)) {
          led.add(units.get(before));
        }
      }
      led.add(unit);
    }
    return led;
  }

  /// Index of what leads to a unit, past other points of its list; −1 where nothing does.
  private static int leadIn(SourceSentence unit, List<SourceSentence> units) {
    boolean leads = unit.kind() == Kind.ITEM || unit.kind().isBlock();
    int i = leads ? units.indexOf(unit) - 1 : -1;
    while (i >= 0 && unit.kind() == Kind.ITEM && units.get(i).kind() == Kind.ITEM) {
      i--;
    }
    boolean found =
        i >= 0
            && units.get(i).kind() == Kind.LEAD_IN
            && units.get(i).passage().equals(unit.passage());
    return found ? i : -1;
  }
}
