package dev.citenote.answer;

import dev.citenote.note.Sentences;
import dev.citenote.note.Sentences.Range;
import dev.citenote.note.Unit.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shortens the answer that the notes give to the very question that is asked. Stateless.
final class LeadAnswer {
  private LeadAnswer() {}

  /// The whole answer where it fits; of a longer list its points, each whole or else by its first
  /// sentence, as many as fit; empty for longer prose.
  static Optional<List<SourceSentence>> of(List<SourceSentence> answer, Budget budget) {
    long asking = answer.stream().filter(unit -> unit.unit().asks()).count();
    List<SourceSentence> stating =
        answer.stream().filter(unit -> !unit.unit().asks() || asking * 2 > answer.size()).toList();
    if (stating.isEmpty() || budget.forWhole().holds(stating)) {
      return Optional.of(stating).filter(units -> !units.isEmpty());
    }
    return points(stating, budget);
  }

  /// The points of an answer that is a list: items, rows, and of what stands beside them, such as
  /// an item that is a passage of its own, the first sentence.
  private static Optional<List<SourceSentence>> points(List<SourceSentence> units, Budget budget) {
    List<SourceSentence> points = new ArrayList<>();
    int items = 0;
    for (SourceSentence unit : units) {
      boolean item = unit.kind() == Kind.ITEM || unit.kind() == Kind.ROW;
      boolean goesOn = !points.isEmpty() && inOneParagraph(points.getLast(), unit);
      if (!unit.kind().isBlock() && !goesOn) {
        points.add(unit);
        items += item ? 1 : 0;
      }
    }
    boolean mostly = items * 2 >= points.size() || passages(points) * 2 > points.size();
    if (items < 2 || !mostly) {
      return Optional.empty();
    }
    return Optional.of(
        budget.forWhole().holds(points)
            ? points
            : first(points.stream().map(LeadAnswer::firstSentence).toList(), budget));
  }

  /// How many passages the points stand in: an item of some length is a passage of its own.
  private static long passages(List<SourceSentence> points) {
    return points.stream().map(SourceSentence::passage).distinct().count();
  }

  private static boolean inOneParagraph(SourceSentence one, SourceSentence next) {
    return one.kind() == Kind.SENTENCE
        && next.kind() == Kind.SENTENCE
        && one.passage().equals(next.passage())
        && one.unit().group() == next.unit().group();
  }

  private static List<SourceSentence> first(List<SourceSentence> points, Budget budget) {
    List<SourceSentence> taken = new ArrayList<>();
    for (SourceSentence point : points) {
      taken.add(point);
      if (!budget.forWhole().holds(taken)) {
        taken.removeLast();
        break;
      }
    }
    return taken.isEmpty() ? points.subList(0, 1) : taken;
  }

  /// A point by its first sentence, without the points inside it.
  private static SourceSentence firstSentence(SourceSentence point) {
    String own = point.text().lines().findFirst().orElse("");
    List<Range> sentences = Sentences.split(own);
    if (point.kind() != Kind.ITEM || sentences.isEmpty()) {
      return point;
    }
    String first = own.substring(0, sentences.getFirst().end());
    String written = point.unit().range().of(point.passage().text());
    int at = written.indexOf(first);
    int start = point.unit().range().start() + at;
    return at < 0 ? point : point.shownAs(new Range(start, start + first.length()), first);
  }
}
