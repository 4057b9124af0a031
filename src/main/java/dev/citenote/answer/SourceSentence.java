package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.note.Span;
import dev.citenote.note.Unit;
import dev.citenote.note.Units;
import dev.citenote.retrieve.Hit;
import java.util.ArrayList;
import java.util.List;

/// A unit of the evidence that may go into a draft: a sentence, a whole list item, a row, code or a
/// formula. Immutable.
///
/// @param hit whose passage it stands in
/// @param unit what it is
/// @param rank rank of its passage among those that are drawn on, from 1
record SourceSentence(Hit hit, Unit unit, int rank) {

  /// The units of these passages, best passage first, in reading order.
  static List<SourceSentence> of(List<Hit> hits) {
    List<SourceSentence> units = new ArrayList<>();
    int rank = 1;
    for (Hit hit : hits) {
      for (Unit unit : Units.of(hit.passage())) {
        units.add(new SourceSentence(hit, unit, rank));
      }
      rank++;
    }
    return units;
  }

  /// Where it stands.
  Passage passage() {
    return hit.passage();
  }

  /// As it is shown.
  String text() {
    return unit.shown();
  }

  Unit.Kind kind() {
    return unit.kind();
  }

  /// Its place in the note.
  Span span() {
    return Sentences.locate(passage(), unit.range());
  }

  /// This, shown otherwise.
  SourceSentence shownAs(Sentences.Range range, String text) {
    return new SourceSentence(hit, new Unit(unit.kind(), range, text, unit.group()), rank);
  }
}
