package dev.citenote.answer;

import dev.citenote.note.Sentences;
import dev.citenote.note.Sentences.Range;
import dev.citenote.note.Unit.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static Optional<List<SourceSentence>> points(List<SourceSentence> units, Budget budget) {
    List<SourceSentence> points =
        units.stream()
            .filter(unit -> unit.kind() != Kind.SENTENCE)
            .filter(unit -> !unit.kind().isBlock())
            .toList();
    long items = points.stream().filter(unit -> unit.kind() != Kind.LEAD_IN).count();
    double share = points.stream().mapToDouble(unit -> Budget.size(unit.text())).sum();
    double all = units.stream().mapToDouble(unit -> Budget.size(unit.text())).sum();
    if (items < 2 || share < all / 2) {
      return firstOfEachPassage(units, budget);
    }
    if (budget.forWhole().holds(points)) {
      return Optional.of(points);
    }
    return Optional.of(first(points.stream().map(LeadAnswer::firstSentence).toList(), budget));
  }

  /// What a long answer of several passages begins each with, which are the points of a list with
  /// long points; as many as fit; empty where there are
  /// fewer than three.
  private static Optional<List<SourceSentence>> firstOfEachPassage(
      List<SourceSentence> units, Budget budget) {
    Map<String, SourceSentence> first = new LinkedHashMap<>();
    for (SourceSentence unit : units) {
      if (unit.kind() == Kind.ITEM) {
        first.put(unit.passage().id() + unit.unit().range(), firstSentence(unit));
      } else {
        first.putIfAbsent(unit.passage().id(), unit);
      }
    }
    long passages = units.stream().map(unit -> unit.passage().id()).distinct().count();
    return passages > 2
        ? Optional.of(first(List.copyOf(first.values()), budget))
        : Optional.empty();
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
