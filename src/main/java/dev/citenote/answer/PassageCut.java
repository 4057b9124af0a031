package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.note.Sentences;
import dev.citenote.note.Sentences.Range;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Lexicon;
import java.util.List;
import java.util.Optional;

/// Cuts a passage that is too long for a prompt to whole sentences around the one that holds most
/// of the question. What is left stays where it was: its offsets and lines are the note's.
/// Immutable.
///
/// @param question whose words are looked for
record PassageCut(String question, Lexicon lexicon) {

  /// A hit with as much of its passage as fits; empty where not a character does.
  ///
  /// @param tokens most that the text may have
  Optional<Hit> to(int tokens, Hit hit) {
    Passage passage = hit.passage();
    if (TokenEstimate.of(passage.text()) <= tokens) {
      return Optional.of(hit);
    }
    List<Range> sentences = Sentences.split(passage.text());
    Range kept =
        sentences.isEmpty()
            ? new Range(0, passage.text().length())
            : best(passage, sentences, tokens);
    int end = fittingEnd(passage.text(), kept, tokens);
    return end == kept.start()
        ? Optional.empty()
        : Optional.of(cut(hit, new Range(kept.start(), end)));
  }

  /// The sentence that holds most of the question, and those that fit after and before it.
  private Range best(Passage passage, List<Range> sentences, int tokens) {
    QuestionTerms terms = QuestionTerms.of(question, lexicon);
    int best = 0;
    double most = -1;
    for (int i = 0; i < sentences.size(); i++) {
      double coverage = terms.in(sentences.get(i).of(passage.text())).coverage();
      if (coverage > most) {
        most = coverage;
        best = i;
      }
    }
    int first = best;
    int last = best;
    while (last + 1 < sentences.size() && fits(passage, sentences, first, last + 1, tokens)) {
      last++;
    }
    while (first > 0 && fits(passage, sentences, first - 1, last, tokens)) {
      first--;
    }
    return new Range(sentences.get(first).start(), sentences.get(last).end());
  }

  private static boolean fits(
      Passage passage, List<Range> sentences, int first, int last, int tokens) {
    Range range = new Range(sentences.get(first).start(), sentences.get(last).end());
    return TokenEstimate.of(range.of(passage.text())) <= tokens;
  }

  /// Where a sentence that is too long by itself is broken off.
  private static int fittingEnd(String text, Range range, int tokens) {
    int end = range.end();
    while (end > range.start() && TokenEstimate.of(text.substring(range.start(), end)) > tokens) {
      int over = TokenEstimate.of(text.substring(range.start(), end)) - tokens;
      end = Math.max(range.start(), end - Math.max(1, over / 2));
      if (end > range.start() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
    }
    return end;
  }

  private static Hit cut(Hit hit, Range range) {
    Passage whole = hit.passage();
    List<Passage> copies =
        hit.copies().stream()
            .map(copy -> copy.text().equals(whole.text()) ? cut(copy, range) : copy)
            .toList();
    return new Hit(cut(whole, range), hit.score(), hit.votes(), copies, hit.explanation());
  }

  private static Passage cut(Passage whole, Range range) {
    Span place = Sentences.locate(whole, range);
    return new Passage(
        whole.id(),
        whole.note(),
        whole.headings(),
        place,
        range.of(whole.text()),
        whole.context(),
        whole.role());
  }
}
