package dev.citenote.answer.verify;

import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.TextEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Judges how well a passage carries a sentence of a draft, by which of its own sentences, and
/// what in them disagrees. Immutable and thread-safe.
///
/// What is said is compared by vectors and by words; numbers, names and negations are compared by
/// rule, because vectors hardly tell them. The thresholds were measured; see
/// `src/docs/decisions.md`.
public final class SupportJudge {
  /// So many of a passage's sentences are looked at closely.
  private static final int LOOKED_AT = 3;

  /// What a window must bring over a single sentence.
  private static final double WORTH_WIDENING = 0.06;

  /// A single sentence this close needs no neighbours.
  private static final double PLAIN = 0.85;

  /// What each disagreement costs.
  private static final double DISAGREES = 0.15;

  private final TextEncoder encoder;
  private final Lexicon lexicon;

  public SupportJudge(TextEncoder encoder, Lexicon lexicon) {
    this.encoder = encoder;
    this.lexicon = lexicon;
  }

  /// What was found about a sentence and a passage. Immutable.
  ///
  /// @param hit whose passage it is
  /// @param span the sentence of the passage that carries it best, or up to three neighbours
  /// @param score how well, about 0 to 1; less for each disagreement
  /// @param disagreements in what the two clash; never [Support#SUPPORTED] where there is any
  public record Verdict(
      Hit hit, Span span, Support support, double score, Set<Disagreement> disagreements) {
    public Verdict {
      disagreements = Set.copyOf(disagreements);
    }
  }

  /// In what a sentence and its source clash.
  public enum Disagreement {
    /// A number or year of the sentence does not stand there.
    NUMBER,
    /// One says what the other denies, or its opposite.
    NEGATION,
    /// A name of the sentence does not stand there, or another one stands in its place.
    NAME
  }

  /// The place in a hit's passage that carries a sentence of the draft best, and how well.
  public Verdict judge(String sentence, Hit hit) {
    Source source = Source.of(hit.passage());
    if (source.sentences().isEmpty()) {
      return new Verdict(hit, hit.passage().span(), Support.UNSUPPORTED, 0, Set.of());
    }
    Closeness closeness = new Closeness(encoder, lexicon, sentence);
    Disagreements disagreements = new Disagreements(sentence, source, lexicon);
    List<Place> singles =
        places(closeness, source, singles(source)).stream()
            .sorted(Comparator.comparingDouble(Place::closeness).reversed())
            .limit(LOOKED_AT)
            .toList();
    Place single = best(singles, disagreements);
    if (single.closeness() >= PLAIN) {
      return single.verdict(hit, source);
    }
    Place window = best(places(closeness, source, windows(single, source)), disagreements);
    Place best = window.score() > single.score() + WORTH_WIDENING ? window : single;
    return best.verdict(hit, source);
  }

  /// The verdict on the hit that supports a sentence best; empty where none supports it.
  public Optional<Verdict> best(String sentence, List<Hit> evidence) {
    return evidence.stream()
        .map(hit -> judge(sentence, hit))
        .filter(verdict -> verdict.support() == Support.SUPPORTED)
        .max(Comparator.comparingDouble(Verdict::score));
  }

  private static List<int[]> singles(Source source) {
    return IntStream.range(0, source.sentences().size()).mapToObj(i -> new int[] {i, i}).toList();
  }

  /// The windows of two or three sentences that hold a place; the place itself where there is none.
  private static List<int[]> windows(Place place, Source source) {
    List<int[]> windows = new ArrayList<>();
    for (int first = place.first() - 2; first <= place.first(); first++) {
      for (int last = Math.max(place.first(), first + 1); last <= first + 2; last++) {
        if (first >= 0 && last < source.sentences().size()) {
          windows.add(new int[] {first, last});
        }
      }
    }
    return windows.isEmpty() ? List.of(new int[] {place.first(), place.last()}) : windows;
  }

  private static List<Place> places(Closeness closeness, Source source, List<int[]> ends) {
    List<String> texts = ends.stream().map(it -> source.text(it[0], it[1])).toList();
    List<Closeness.Measured> measured = closeness.of(texts, source);
    return IntStream.range(0, ends.size())
        .mapToObj(i -> new Place(ends.get(i)[0], ends.get(i)[1], measured.get(i), true, Set.of()))
        .toList();
  }

  private static Place best(List<Place> places, Disagreements disagreements) {
    return places.stream()
        .map(place -> place.with(disagreements))
        .max(Comparator.comparingDouble(Place::score))
        .orElseThrow();
  }

  /// Neighbouring sentences of a source, from the first to the last, as they were compared.
  ///
  /// @param known whether it is known in what they disagree
  private record Place(
      int first,
      int last,
      Closeness.Measured measured,
      boolean known,
      Set<Disagreement> disagreements) {

    private double closeness() {
      return Scale.closeness(measured);
    }

    private double score() {
      return closeness() - DISAGREES * disagreements.size();
    }

    private Place with(Disagreements rules) {
      return new Place(first, last, measured, rules.compares(first, last), rules.with(first, last));
    }

    private Verdict verdict(Hit hit, Source source) {
      Support support = Scale.support(closeness(), known && disagreements.isEmpty());
      return new Verdict(hit, source.span(first, last), support, score(), disagreements);
    }
  }
}
