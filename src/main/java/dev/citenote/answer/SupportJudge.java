package dev.citenote.answer;

import dev.citenote.answer.CitedSentence.Support;
import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vectors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Judges how well a passage carries a sentence of a draft, and by which of its own sentences.
/// Immutable and thread-safe.
final class SupportJudge {
  /// Cosine of a sentence and its source from which the source supports it, or supports it weakly.
  private static final double SUPPORTS = 0.72;

  private static final double SUPPORTS_WEAKLY = 0.55;

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

  private final TextEncoder encoder;

  SupportJudge(TextEncoder encoder) {
    this.encoder = encoder;
  }

  /// What was found about a sentence and a passage. Immutable.
  ///
  /// @param hit whose passage it is
  /// @param span the sentence of the passage that carries it best
  record Verdict(Hit hit, Span span, Support support) {}

  /// The sentence of a hit that carries a sentence of the draft best, and how well.
  Verdict judge(String sentence, Hit hit) {
    Passage passage = hit.passage();
    List<Sentences.Range> ranges = Sentences.split(passage.text());
    if (ranges.isEmpty()) {
      return new Verdict(hit, passage.span(), Support.WEAK);
    }
    List<String> texts = ranges.stream().map(range -> range.of(passage.text())).toList();
    Vectors vectors = encoder.encode(texts, Purpose.PASSAGE);
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
    return new Verdict(hit, Sentences.locate(passage, ranges.get(best)), support);
  }

  private static Set<String> numbers(String text) {
    return new HashSet<>(NUMBER.matcher(text).results().map(MatchResult::group).toList());
  }
}
