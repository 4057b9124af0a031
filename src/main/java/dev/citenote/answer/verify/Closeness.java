package dev.citenote.answer.verify;

import dev.citenote.retrieve.Language;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// How close texts are to one sentence, by vectors and by words. Confined to one thread.
final class Closeness {
  private final TextEncoder encoder;
  private final Lexicon lexicon;
  private final Vectors vector;
  private final Map<String, Double> idf = new HashMap<>();
  private final Language language;

  Closeness(TextEncoder encoder, Lexicon lexicon, String sentence) {
    this.encoder = encoder;
    this.lexicon = lexicon;
    this.vector = encoder.encode(List.of(sentence), Purpose.PASSAGE);
    this.language = Language.ofPassage(sentence);
    lexicon.terms(sentence).forEach(term -> idf.put(term, lexicon.idf(term)));
  }

  /// Cosine and share of words of a text.
  ///
  /// @param cosine −1 to 1
  /// @param coverage idf-weighted share of the sentence's content terms that it holds, 0 to 1
  /// @param whole the same share of its whole passage
  /// @param sameLanguage whether both are in one language
  record Measured(double cosine, double coverage, double whole, boolean sameLanguage) {}

  /// How close each of some texts is.
  ///
  /// @param source what they are taken from; words above it count for each
  List<Measured> of(List<String> texts, Source source) {
    Vectors vectors = encoder.encode(texts, Purpose.PASSAGE);
    Set<String> shared = lexicon.terms(source.above());
    double whole = coverage(lexicon.terms(source.passage().text()), shared);
    return IntStream.range(0, texts.size())
        .mapToObj(
            i ->
                new Measured(
                    vectors.cosine(i, vector, 0),
                    coverage(lexicon.terms(texts.get(i)), shared),
                    whole,
                    Language.ofPassage(texts.get(i)) == language))
        .toList();
  }

  private double coverage(Set<String> terms, Set<String> shared) {
    double all = 0;
    double held = 0;
    for (Map.Entry<String, Double> term : idf.entrySet()) {
      all += term.getValue();
      boolean holds = terms.contains(term.getKey()) || shared.contains(term.getKey());
      held += holds ? term.getValue() : 0;
    }
    return all == 0 ? 0 : held / all;
  }
}
