package dev.citenote.answer.verify;

import dev.citenote.answer.verify.SupportJudge.Disagreement;
import dev.citenote.retrieve.Language;
import dev.citenote.retrieve.Lexicon;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a sentence and its source clash in, by rule. Confined to one thread.
final class Disagreements {
  /// Longest sentence and longest place that are compared, in characters. The rules look at every
  /// pair of like words, and what is longer is no prose.
  static final int LONGEST_SENTENCE = 1_000;

  static final int LONGEST_PLACE = 4_000;

  private final String sentence;
  private final boolean tooLong;
  private final Source source;
  private final boolean sameLanguage;
  private final List<Figure> figures;
  private final Negations negations;
  private final boolean namesMissing;

  Disagreements(String whole, Source source, Lexicon lexicon) {
    this.tooLong = whole.length() > LONGEST_SENTENCE;
    this.sentence = tooLong ? "" : whole;
    this.source = source;
    Language language = Language.ofPassage(whole);
    this.sameLanguage = Language.ofPassage(source.passage().text()) == language;
    this.figures = Figures.of(sentence);
    this.negations = Negations.of(sentence);
    this.namesMissing =
        !ProperNames.missing(sentence, source.whole(), lexicon, sameLanguage).isEmpty();
  }

  /// Whether the sentence and some neighbouring sentences of the source can be compared: else it is
  /// not known that they agree.
  boolean compares(int first, int last) {
    return !tooLong && source.text(first, last).length() <= LONGEST_PLACE;
  }

  /// What the sentence clashes in with some neighbouring sentences of the source; nothing where
  /// they cannot be compared.
  Set<Disagreement> with(int first, int last) {
    Set<Disagreement> found = EnumSet.noneOf(Disagreement.class);
    if (!compares(first, last)) {
      return found;
    }
    Negations other = Negations.of(source.text(first, last));
    if (numbersDiffer(first, last, other.tokens())) {
      found.add(Disagreement.NUMBER);
    }
    boolean denied =
        sameLanguage ? Negations.differ(negations, other) : Negations.unbalanced(negations, other);
    if (denied || Opposites.differ(negations, other, sameLanguage)) {
      found.add(Disagreement.NEGATION);
    }
    if (namesMissing || (sameLanguage && namesDiffer(source.text(first, last), other.tokens()))) {
      found.add(Disagreement.NAME);
    }
    return found;
  }

  private boolean namesDiffer(String text, List<Word> tokens) {
    return ProperNames.exchanged(sentence, negations.tokens(), text, tokens)
        || Roles.reversed(sentence, text)
        || Exchange.between(sentence, text);
  }

  /// Whether a number of the sentence does not stand there, nor beside it; where the place has
  /// another number of its kind instead, what stands beside it does not count.
  private boolean numbersDiffer(int first, int last, List<Word> tokens) {
    List<Figure> here = Figures.of(source.text(first, last));
    List<Figure> missing = Figures.missing(figures, here);
    if (missing.isEmpty()) {
      return Figures.exchanged(figures, negations.tokens(), here, tokens);
    }
    List<Figure> beside = Figures.of(source.near(first, last));
    List<Figure> rivals = Figures.missing(here, figures);
    return missing.stream()
        .anyMatch(
            it ->
                !Figures.holds(beside, it)
                    || rivals.stream().anyMatch(rival -> rival.kind() == it.kind()));
  }
}
