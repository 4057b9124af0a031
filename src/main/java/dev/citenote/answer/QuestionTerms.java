package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.retrieve.Facet;
import dev.citenote.retrieve.Lexicon;
import java.util.List;
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
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /// What a piece of Chinese counts for that no dictionary has: it is often the end of one word and
  /// the start of the next, which another wording cannot hold.
  private static final double LOOSE = 0.5;

  private final Lexicon lexicon;
  private final List<Weighed> facets;

  private QuestionTerms(Lexicon lexicon, List<Weighed> facets) {
    this.lexicon = lexicon;
    this.facets = facets;
  }

  static QuestionTerms of(String question, Lexicon lexicon) {
    String once = ALIAS.matcher(question).replaceAll("$1");
    boolean chinese = Wording.of(question) == Wording.CHINESE;
    return new QuestionTerms(
        lexicon,
        lexicon.facets(question).stream()
            .map(facet -> new Weighed(facet, weight(facet, lexicon), isName(facet, once, chinese)))
            .toList());
  }

  /// A facet in the coverage of a question.
  ///
  /// @param weight what it counts for, above 0
  /// @param name whether it names something, so that an answer must speak of it
  private record Weighed(Facet facet, double weight, boolean name) {}

  private static double weight(Facet facet, Lexicon lexicon) {
    double idf = facet.terms().stream().mapToDouble(lexicon::idf).sum();
    boolean loose = !facet.known() && HAN.matcher(facet.words()).find();
    return loose ? LOOSE * idf : idf;
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

  /// Share of the question's names that the passage, with its titles, does not hold, 0 to 1.
  double missingNames(Passage passage) {
    Set<String> held = lexicon.terms(withTitles(passage));
    List<Weighed> names = facets.stream().filter(Weighed::name).toList();
    long missing = names.stream().filter(name -> !holds(held, name.facet())).count();
    return names.isEmpty() ? 0 : (double) missing / names.size();
  }

  /// Whether the passage, with its titles, holds every name in the question.
  boolean holdsNames(Passage passage) {
    return missingNames(passage) == 0;
  }

  /// Idf-weighted share of the question in the passage and its titles, 0 to 1.
  double coverage(Passage passage) {
    return coverage(withTitles(passage));
  }

  /// Idf-weighted share of the question in a text, 0 to 1: of each facet the share of its words, or
  /// the worth of other words that stand for them, whichever is more.
  double coverage(String text) {
    Set<String> held = lexicon.terms(text);
    double all = 0;
    double found = 0;
    for (Weighed weighed : facets) {
      all += weighed.weight();
      found +=
          weighed.weight() * Math.max(own(held, weighed.facet()), other(held, weighed.facet()));
    }
    return all == 0 ? 0 : found / all;
  }

  private static boolean holds(Set<String> held, Facet facet) {
    return held.containsAll(facet.terms()) || other(held, facet) > 0;
  }

  private double own(Set<String> held, Facet facet) {
    double all = 0;
    double found = 0;
    for (String term : facet.terms()) {
      double idf = lexicon.idf(term);
      all += idf;
      found += held.contains(term) ? idf : 0;
    }
    return found / all;
  }

  private static double other(Set<String> held, Facet facet) {
    return facet.others().stream()
        .filter(other -> held.containsAll(other.terms()))
        .mapToDouble(Facet.Other::worth)
        .max()
        .orElse(0);
  }

  private static String withTitles(Passage passage) {
    return String.join("\n", passage.headings()) + "\n" + passage.text();
  }
}
