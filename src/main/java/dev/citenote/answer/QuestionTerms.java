package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.retrieve.Facet;
import dev.citenote.retrieve.Language;
import dev.citenote.retrieve.Lexicon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a question asks about, facet by facet, and how much of it a passage holds: in its own
/// words, by another name or in the other language. Immutable.
final class QuestionTerms {
  /// In a question without Han characters a word is a name where it has a capital or digit inside.
  private static final Pattern NAME_IN_LATIN =
      Pattern.compile("[a-z0-9][A-Z]|[A-Z]{2}|[A-Za-z]\\d|\\d[A-Za-z]");

  /// A name in brackets says what stands before it once more: "组查询注意力（GQA）".
  private static final Pattern ALIAS = Pattern.compile("(\\p{IsHan})[（(][A-Za-z][^（()）]*[)）]");

  private static final Pattern LATIN = Pattern.compile("[A-Za-z]");

  /// What a piece of Chinese that no dictionary has still counts for in a text of another language,
  /// which cannot hold it.
  private static final double FOREIGN = 0.1;

  private final Lexicon lexicon;
  private final List<Weighed> facets;

  private QuestionTerms(Lexicon lexicon, List<Weighed> facets) {
    this.lexicon = lexicon;
    this.facets = facets;
  }

  static QuestionTerms of(String question, Lexicon lexicon) {
    return of(question, lexicon.facets(question), lexicon);
  }

  /// @param facets of the question
  static QuestionTerms of(String question, List<Facet> facets, Lexicon lexicon) {
    String once = ALIAS.matcher(question).replaceAll("$1");
    boolean chinese = Wording.of(question) == Wording.CHINESE;
    Sureness sureness = new Sureness(question, facets);
    return new QuestionTerms(
        lexicon,
        facets.stream()
            .map(facet -> weigh(facet, lexicon, sureness.of(facet), once, chinese))
            .toList());
  }

  /// A facet in the coverage of a question.
  ///
  /// @param idf of each of its terms
  /// @param weight what it counts for, above 0
  /// @param name whether it names something, so that an answer must speak of it
  private record Weighed(Facet facet, Map<String, Double> idf, double weight, boolean name) {

    /// Idf-weighted share of the facet's own words that a text holds.
    private double own(Set<String> held) {
      double all = 0;
      double found = 0;
      for (Map.Entry<String, Double> term : idf.entrySet()) {
        all += term.getValue();
        found += held.contains(term.getKey()) ? term.getValue() : 0;
      }
      return found / all;
    }

    /// The worth of the best other words that a text holds; 0 where it holds none.
    private double other(Set<String> held) {
      double best = 0;
      for (Facet.Other other : facet.others()) {
        best = held.containsAll(other.terms()) ? Math.max(best, other.worth()) : best;
      }
      return best;
    }

    /// What it counts for in a text.
    private double weightIn(boolean chinese) {
      return chinese || !Sureness.isLoose(facet) ? weight : FOREIGN * weight;
    }

    private boolean isHeldIn(Set<String> held) {
      return held.containsAll(facet.terms()) || other(held) > 0;
    }
  }

  private static Weighed weigh(
      Facet facet, Lexicon lexicon, double sure, String question, boolean chinese) {
    Map<String, Double> idf = new LinkedHashMap<>();
    facet.terms().stream().sorted().forEach(term -> idf.put(term, lexicon.idf(term)));
    double sum = idf.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Weighed(facet, idf, sure * sum, isName(facet, question, chinese));
  }

  /// Every Latin word in a Chinese question is a name, in another one what is written like one.
  private static boolean isName(Facet facet, String question, boolean chinese) {
    String words = facet.words();
    int at = question.indexOf(words);
    if (at < 0 || !LATIN.matcher(words).find()) {
      return false;
    }
    boolean capital = at > 0 && words.length() > 1 && Character.isUpperCase(words.charAt(0));
    return chinese || capital || NAME_IN_LATIN.matcher(words).find();
  }

  /// Whether the question names something that the notes never mention, by no name that is known.
  boolean namesUnknown() {
    return facets.stream()
        .filter(Weighed::name)
        .map(Weighed::facet)
        .anyMatch(
            name -> name.others().isEmpty() && !name.terms().stream().allMatch(lexicon::occurs));
  }

  /// Whether the notes hold none of it, by no name: of its words where dictionary or glossary have
  /// some, else of any of its terms.
  boolean isUnknown() {
    List<Facet> words = facets.stream().map(Weighed::facet).filter(Facet::known).toList();
    return words.isEmpty()
        ? facets.stream().flatMap(it -> it.facet().terms().stream()).noneMatch(lexicon::occurs)
        : words.stream()
            .noneMatch(
                it -> !it.others().isEmpty() || it.terms().stream().allMatch(lexicon::occurs));
  }

  /// How much of a question a text holds. Immutable.
  ///
  /// @param coverage idf-weighted share of the question, 0 to 1: of each facet the share of its
  ///     words, or the worth of other words that stand for them, whichever is more
  /// @param meant the same, where other words are worth as much as its own
  /// @param missingNames share of the question's names that the text does not hold, 0 to 1
  record Held(double coverage, double meant, double missingNames) {

    /// Whether the text holds every name in the question.
    boolean allNames() {
      return missingNames == 0;
    }
  }

  /// How much of the question a passage holds, with its titles.
  Held in(Passage passage) {
    return in(String.join("\n", passage.headings()) + "\n" + passage.text());
  }

  /// How much of the question a text holds.
  Held in(String text) {
    Set<String> held = lexicon.terms(text);
    boolean chinese = Language.ofPassage(text) == Language.CHINESE;
    double all = 0;
    double found = 0;
    double meant = 0;
    int names = 0;
    int missing = 0;
    for (Weighed facet : facets) {
      double weight = facet.weightIn(chinese);
      all += weight;
      double own = facet.own(held);
      double other = facet.other(held);
      found += weight * Math.max(own, other);
      meant += weight * (other > 0 ? 1 : own);
      names += facet.name() ? 1 : 0;
      missing += facet.name() && !facet.isHeldIn(held) ? 1 : 0;
    }
    double whole = all == 0 ? 1 : all;
    return new Held(found / whole, meant / whole, names == 0 ? 0 : (double) missing / names);
  }
}
