package dev.citenote.answer;

import dev.citenote.retrieve.Hit;
import java.util.List;

/// What the notes can do for one part of a question. Immutable.
///
/// @param outcome as for a question of its own
/// @param covered whether they speak of the part; also where what is cited for another part tells
///     it
record PartFinding(Part part, Outcome outcome, boolean covered) {

  /// The same, held to be covered or not.
  PartFinding covered(boolean isCovered) {
    return new PartFinding(part, outcome, isCovered);
  }

  /// What may be cited for the part, best first; nothing where it is not covered.
  List<Hit> evidence() {
    return covered && outcome instanceof Outcome.Answerable found ? found.evidence() : List.of();
  }
}
