package dev.citenote.answer.verify;

import dev.citenote.note.Sentences;
import dev.citenote.note.Sentences.Range;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/// A sentence of the evidence, taken apart for comparison with others. Immutable.
///
/// @param hit whose passage it stands in
/// @param span its place in the note
/// @param text as it is written
/// @param figures its numbers
/// @param negations its tokens, and which negate
/// @param words forms of its content tokens, numbers and names aside
public record Claim(
    Hit hit,
    Span span,
    String text,
    List<Figure> figures,
    Negations negations,
    List<String> words) {

  public Claim {
    figures = List.copyOf(figures);
    words = List.copyOf(words);
  }

  /// The sentences of a hit's passage, in reading order.
  public static List<Claim> of(Hit hit) {
    return Sentences.split(hit.passage().text()).stream().map(range -> of(hit, range)).toList();
  }

  private static Claim of(Hit hit, Range range) {
    String text = range.of(hit.passage().text());
    List<Figure> figures = Figures.of(text);
    Negations negations = Negations.of(text);
    BitSet aside = new BitSet(text.length());
    ProperNames.places(text).forEach(it -> aside.set(it.start(), it.end()));
    figures.forEach(it -> aside.set(it.start(), it.end()));
    List<String> words =
        negations.content().filter(token -> !aside.get(token.start())).map(Word::form).toList();
    Span span = Sentences.locate(hit.passage(), range);
    return new Claim(hit, span, text, figures, negations, words);
  }

  /// The sentence with the titles above it.
  String withTitles() {
    return titles() + "\n" + text;
  }

  /// The titles above it.
  String titles() {
    return String.join("\n", hit.passage().headings());
  }

  /// Its words with those of the titles above.
  List<String> wordsWithTitles() {
    return Stream.concat(words.stream(), Negations.of(titles()).content().map(Word::form)).toList();
  }

  /// How much it says, in Han characters; a Latin word or number counts two.
  int weight() {
    return negations.tokens().stream().mapToInt(Word::weight).sum();
  }

  /// Whether it stands in a place of a passage, or holds it.
  public boolean standsIn(String passage, Span place) {
    return hit.passage().id().equals(passage)
        && span.start() < place.end()
        && place.start() < span.end();
  }
}
