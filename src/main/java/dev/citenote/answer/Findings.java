package dev.citenote.answer;

import dev.citenote.answer.Answer.Coverage;
import dev.citenote.answer.Outcome.Answerable;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Hit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the notes can do for a question as a whole and for each of its parts. Immutable.
///
/// @param whole what they can do for it as it was asked
/// @param parts none where it asks one thing
/// @param best the best statements for the whole, whatever it is decided
/// @param planned what a language model's searches found, one list a search
record Findings(
    Question question,
    Outcome whole,
    List<Hit> best,
    List<PartFinding> parts,
    List<List<Hit>> planned) {

  Findings {
    parts = List.copyOf(parts);
    best = List.copyOf(best);
    planned = List.copyOf(planned);
  }

  /// Nothing found, where there is nothing to look for.
  static Findings none(Question question) {
    return new Findings(question, new Outcome.Absent(List.of()), List.of(), List.of(), List.of());
  }

  /// The same, with what more searches found.
  Findings with(List<List<Hit>> more) {
    return new Findings(question, whole, best, parts, more);
  }

  /// What the notes can do, all in all: they answer where they answer the whole or a part.
  Outcome outcome() {
    if (isAnswered()) {
      return new Answerable(gathered(), lead(), listedAt());
    }
    List<Passage> listedAt = listedAt();
    return whole instanceof Outcome.Absent absent && !listedAt.isEmpty()
        ? new Outcome.Listed(listedAt, absent.closest())
        : whole;
  }

  private boolean isAnswered() {
    return whole instanceof Answerable || parts.stream().anyMatch(it -> !it.evidence().isEmpty());
  }

  /// What may be cited, best first; for what is only listed or not spoken of, what comes closest.
  List<Hit> evidence() {
    if (isAnswered()) {
      return gathered();
    }
    return switch (whole) {
      case Answerable found -> found.evidence();
      case Outcome.Listed listed -> closestFirst(listed.closest());
      case Outcome.Absent absent -> absent.closest();
    };
  }

  private List<Hit> closestFirst(List<Hit> closest) {
    Gathered gathered = new Gathered(question.depth());
    closest.forEach(gathered::add);
    best.forEach(gathered::add);
    return List.copyOf(gathered.hits);
  }

  /// Which parts the notes cover, in the order of the question.
  List<Coverage> coverage() {
    return parts.stream().map(it -> new Coverage(it.part().question(), it.covered())).toList();
  }

  /// The parts that a draft tells one by one: those covered, without the sides of a comparison
  /// that is covered itself.
  List<PartFinding> told() {
    boolean compared =
        parts.stream().anyMatch(it -> it.covered() && it.part().kind() == Part.Kind.COMPARISON);
    return parts.stream()
        .filter(PartFinding::covered)
        .filter(it -> !(compared && it.part().isSide()))
        .toList();
  }

  private int lead() {
    return whole instanceof Answerable found ? found.lead() : 0;
  }

  /// Half of it is the whole question's; the rest is taken from the parts and searches by turns, so
  /// that each has its best passages there.
  private List<Hit> gathered() {
    List<Hit> own = whole instanceof Answerable found ? found.evidence() : List.of();
    List<List<Hit>> sources =
        Stream.concat(parts.stream().map(PartFinding::evidence), planned.stream())
            .filter(it -> !it.isEmpty())
            .toList();
    if (sources.isEmpty()) {
      return own;
    }
    Gathered gathered = new Gathered(Math.max(question.depth(), sources.size()));
    own.stream().limit(share(sources.size())).forEach(gathered::add);
    int longest = sources.stream().mapToInt(List::size).max().orElse(0);
    for (int rank = 0; rank < longest; rank++) {
      for (List<Hit> source : sources) {
        source.stream().skip(rank).limit(1).forEach(gathered::add);
      }
    }
    own.forEach(gathered::add);
    return List.copyOf(gathered.hits);
  }

  /// How many passages of the whole question come first: half of all, more where the answer that
  /// the notes give to it is longer, fewer where there are more sources than the other half has
  /// places.
  private int share(int sources) {
    int depth = question.depth();
    return Math.max(Math.max(1, lead()), Math.min((depth + 1) / 2, depth - sources));
  }

  /// Where the notes ask the question, or a part that they do not cover, without an answer.
  List<Passage> listedAt() {
    Set<Passage> places = new LinkedHashSet<>();
    Stream.concat(
            Stream.of(whole),
            parts.stream()
                .filter(it -> !it.covered() && !it.part().isSide())
                .map(PartFinding::outcome))
        .map(Findings::listedAt)
        .forEach(places::addAll);
    return List.copyOf(places);
  }

  private static List<Passage> listedAt(Outcome outcome) {
    return switch (outcome) {
      case Answerable found -> found.listedAt();
      case Outcome.Listed listed -> listed.listedAt();
      case Outcome.Absent ignored -> List.of();
    };
  }

  /// Evidence as it grows, each text once. Confined to one thread.
  private static final class Gathered {
    private final int depth;
    private final List<Hit> hits = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();

    private Gathered(int depth) {
      this.depth = depth;
    }

    private void add(Hit hit) {
      if (hits.size() < depth && !known.contains(hit.passage().id())) {
        hits.add(hit);
        hit.places().map(Passage::id).forEach(known::add);
      }
    }
  }
}
