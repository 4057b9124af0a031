package dev.citenote.answer;

import dev.citenote.answer.Citation.Elsewhere;
import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.note.Sentences.Range;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where the notes say the very same as one place of a passage. Immutable.
///
/// @param passage holds the first place by note and offset that has the same characters
/// @param span that place
/// @param others the other places, by note and offset
record SamePlaces(Passage passage, Span span, List<Elsewhere> others) {
  private static final Comparator<Elsewhere> BY_PLACE =
      Comparator.comparing(Elsewhere::note).thenComparingInt(place -> place.span().start());

  SamePlaces {
    others = List.copyOf(others);
  }

  /// @param evidence hits that may say the same below a title of the same words
  static SamePlaces of(Hit hit, Span place, List<Hit> evidence) {
    Passage own = hit.passage();
    String quote = Citation.quote(own, place);
    SamePlaces first = new SamePlaces(own, place, List.of());
    List<Elsewhere> all = new ArrayList<>();
    all.add(first.here());
    for (Passage copy : hit.copies()) {
      Optional<Span> there = exact(copy, quote, own, place);
      all.add(new Elsewhere(copy.note(), there.orElse(copy.span())));
      first = first.orBefore(copy, there);
    }
    for (Hit other : evidence) {
      for (Passage passage : other.places().toList()) {
        Optional<Span> there =
            below(passage, own) ? exact(passage, quote, own, place) : Optional.empty();
        there.ifPresent(span -> all.add(new Elsewhere(passage.note(), span)));
        first = first.orBefore(passage, there);
      }
    }
    Elsewhere here = first.here();
    List<Elsewhere> others =
        all.stream().distinct().filter(it -> !it.equals(here)).sorted(BY_PLACE).toList();
    return new SamePlaces(first.passage, first.span, others);
  }

  private Elsewhere here() {
    return new Elsewhere(passage.note(), span);
  }

  private SamePlaces orBefore(Passage other, Optional<Span> there) {
    return there
        .map(it -> new SamePlaces(other, it, List.of()))
        .filter(it -> BY_PLACE.compare(it.here(), here()) < 0)
        .orElse(this);
  }

  /// Whether two passages stand below a title of the same words.
  private static boolean below(Passage one, Passage other) {
    return !one.id().equals(other.id())
        && !one.ownHeading().isBlank()
        && one.ownHeading().equals(other.ownHeading());
  }

  /// Where a passage has the same characters, at the same place or as a part between line ends or
  /// sentence ends.
  private static Optional<Span> exact(Passage passage, String quote, Passage own, Span place) {
    int at =
        passage.text().equals(own.text())
            ? place.start() - own.span().start()
            : partOf(passage.text(), quote);
    return at < 0
        ? Optional.empty()
        : Optional.of(Sentences.locate(passage, new Range(at, at + quote.length())));
  }

  private static int partOf(String text, String quote) {
    int at = text.indexOf(quote);
    while (at >= 0) {
      int end = at + quote.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends =
          end == text.length()
              || "\r\n".indexOf(text.charAt(end)) >= 0
              || !Character.isLetterOrDigit(text.charAt(end - 1));
      if (begins && ends) {
        return at;
      }
      at = text.indexOf(quote, at + 1);
    }
    return -1;
  }
}
