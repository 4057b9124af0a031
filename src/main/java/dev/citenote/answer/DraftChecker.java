package dev.citenote.answer;

import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.CitedSentence.Support;
import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Checks a language model's text sentence by sentence: every marker must name a given passage, and
/// each is narrowed to the sentence of that passage which carries it best. Immutable and
/// thread-safe.
final class DraftChecker {
  /// Cosine of a sentence and its source from which the source supports it, or supports it weakly.
  private static final double SUPPORTS = 0.72;

  private static final double SUPPORTS_WEAKLY = 0.55;

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

  private final TextEncoder encoder;

  DraftChecker(TextEncoder encoder) {
    this.encoder = encoder;
  }

  /// The draft that a model's text amounts to.
  ///
  /// @param citedOnly whether sentences that cite nothing are left out
  Draft check(String text, String model, List<Hit> evidence, boolean citedOnly) {
    Markers.Normal normal = Markers.normalise(text, evidence.size());
    Check check = new Check(evidence);
    StringBuilder out = new StringBuilder();
    int reached = 0;
    for (Sentences.Range range : Sentences.split(normal.text())) {
      String sentence = range.of(normal.text());
      if (citedOnly && Markers.named(sentence).isEmpty()) {
        reached = range.end();
        continue;
      }
      String between = Markers.strip(normal.text().substring(reached, range.start()));
      out.append(between.isEmpty() && !out.isEmpty() ? " " : between);
      out.append(check.sentence(sentence));
      reached = range.end();
    }
    if (!citedOnly) {
      out.append(Markers.strip(normal.text().substring(reached)));
    }
    return new Draft(
        new Draft.Model(model, normal.removed()),
        out.toString().strip(),
        check.sentences,
        check.citations);
  }

  /// One run over one draft. Confined to one thread.
  private final class Check {
    private final List<Hit> evidence;
    private final List<CitedSentence> sentences = new ArrayList<>();
    private final List<Citation> citations = new ArrayList<>();
    private final Map<String, Vectors> known = new HashMap<>();

    private Check(List<Hit> evidence) {
      this.evidence = evidence;
    }

    /// Records a sentence; returns it with its final markers.
    private String sentence(String normal) {
      String plain = Markers.strip(normal).strip();
      List<Integer> markers = new ArrayList<>();
      Support support = Support.UNSUPPORTED;
      for (int number : Markers.named(normal)) {
        Source source = source(plain, evidence.get(number - 1), known);
        markers.add(marker(source));
        support = source.support().compareTo(support) < 0 ? source.support() : support;
      }
      Origin origin = markers.isEmpty() ? Origin.MODEL : Origin.NOTES;
      List<Integer> distinct = markers.stream().distinct().toList();
      sentences.add(new CitedSentence(plain, distinct, origin, support));
      StringBuilder out = new StringBuilder(plain);
      distinct.forEach(marker -> out.append(" [").append(marker).append(']'));
      return out.toString();
    }

    private int marker(Source source) {
      for (Citation citation : citations) {
        if (citation.passage().equals(source.hit().passage().id())
            && citation.span().equals(source.span())) {
          return citation.marker();
        }
      }
      int marker = citations.size() + 1;
      citations.add(Citation.of(marker, source.hit(), source.span()));
      return marker;
    }
  }

  /// The sentence of a hit that carries a sentence of the draft best.
  private Source source(String sentence, Hit hit, Map<String, Vectors> known) {
    Passage passage = hit.passage();
    List<Sentences.Range> ranges = Sentences.split(passage.text());
    if (ranges.isEmpty()) {
      return new Source(hit, passage.span(), Support.WEAK);
    }
    List<String> texts = ranges.stream().map(range -> range.of(passage.text())).toList();
    Vectors vectors =
        known.computeIfAbsent(passage.id(), id -> encoder.encode(texts, Purpose.PASSAGE));
    Vectors drafted = encoder.encode(List.of(sentence), Purpose.PASSAGE);
    int best = 0;
    for (int i = 1; i < ranges.size(); i++) {
      if (vectors.cosine(i, drafted, 0) > vectors.cosine(best, drafted, 0)) {
        best = i;
      }
    }
    double cosine = vectors.cosine(best, drafted, 0);
    boolean numbersAgree = numbers(passage.text()).containsAll(numbers(sentence));
    Support support =
        cosine >= SUPPORTS && numbersAgree
            ? Support.SUPPORTED
            : cosine >= SUPPORTS_WEAKLY ? Support.WEAK : Support.UNSUPPORTED;
    return new Source(hit, Sentences.locate(passage, ranges.get(best)), support);
  }

  private static Set<String> numbers(String text) {
    return new HashSet<>(NUMBER.matcher(text).results().map(MatchResult::group).toList());
  }

  private record Source(Hit hit, Span span, Support support) {}
}
