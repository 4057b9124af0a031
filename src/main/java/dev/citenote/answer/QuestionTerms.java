package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.retrieve.Lexicon;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The content terms of a question, and how much of them a passage holds. Immutable.
final class QuestionTerms {
  /// In a question without Han characters only words with a capital inside, or a digit, are names.
  private static final Pattern NAME_IN_LATIN =
      Pattern.compile("\\b(?=\\w*[A-Z0-9])(?:[A-Z]\\w*[A-Z0-9]\\w*|\\w+[A-Z0-9]\\w*)\\b");

  /// A name in brackets says what stands before it once more: "组查询注意力（GQA）".
  private static final Pattern ALIAS = Pattern.compile("(\\p{IsHan})[（(][A-Za-z][^（()）]*[)）]");

  private static final Pattern LATIN = Pattern.compile("[A-Za-z][\\w.+#-]*");

  private final Lexicon lexicon;
  private final Set<String> terms;
  private final Set<String> renamed;
  private final List<Set<String>> names;
  private final boolean chinese;

  /// @param renamed terms of the question in the names of the notes
  /// @param names for each name of the question its terms, in the name that the notes use
  private QuestionTerms(
      Lexicon lexicon,
      Set<String> terms,
      Set<String> renamed,
      List<Set<String>> names,
      boolean chinese) {
    this.lexicon = lexicon;
    this.terms = terms;
    this.renamed = renamed;
    this.names = names;
    this.chinese = chinese;
  }

  static QuestionTerms of(String question, Lexicon lexicon) {
    boolean chinese = Wording.of(question) == Wording.CHINESE;
    Pattern pattern = chinese ? LATIN : NAME_IN_LATIN;
    List<Set<String>> names =
        pattern
            .matcher(ALIAS.matcher(question).replaceAll("$1"))
            .results()
            .map(MatchResult::group)
            .map(name -> termsOf(name, lexicon))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    Set<String> renamed = lexicon.terms(lexicon.inNamesOfTheNotes(question));
    return new QuestionTerms(lexicon, lexicon.terms(question), renamed, names, chinese);
  }

  /// The terms of a name; of another name for the same where the notes only use that.
  private static Set<String> termsOf(String name, Lexicon lexicon) {
    Set<String> own = lexicon.terms(name);
    return own.stream().allMatch(lexicon::occurs)
        ? own
        : lexicon.terms(lexicon.inNamesOfTheNotes(name));
  }

  /// Whether the question names something that the notes never mention, by no name that is known.
  /// In a question without Han characters, where many words are not names, two unknown content
  /// words are needed.
  boolean namesUnknown() {
    if (names.stream().flatMap(Set::stream).anyMatch(name -> !lexicon.occurs(name))) {
      return true;
    }
    return !chinese && renamed.stream().filter(term -> !lexicon.occurs(term)).count() >= 2;
  }

  /// Share of the question's names that the passage, with its titles, does not hold, 0 to 1.
  double missingNames(Passage passage) {
    Set<String> held = lexicon.terms(withTitles(passage));
    long missing = names.stream().filter(name -> !held.containsAll(name)).count();
    return names.isEmpty() ? 0 : (double) missing / names.size();
  }

  /// Whether the passage, with its titles, holds every name in the question.
  boolean holdsNames(Passage passage) {
    Set<String> held = lexicon.terms(withTitles(passage));
    return names.stream().allMatch(held::containsAll);
  }

  /// Idf-weighted share of the question's terms in the passage and its titles, 0 to 1.
  double coverage(Passage passage) {
    return coverage(withTitles(passage));
  }

  /// Idf-weighted share of the question's terms in a text, 0 to 1: as they were asked, or in the
  /// names of the notes, whichever is more.
  double coverage(String text) {
    Set<String> held = lexicon.terms(text);
    double asked = coverage(terms, held);
    return renamed.equals(terms) ? asked : Math.max(asked, coverage(renamed, held));
  }

  private double coverage(Set<String> terms, Set<String> held) {
    double all = 0;
    double found = 0;
    for (String term : terms) {
      double idf = lexicon.idf(term);
      all += idf;
      found += held.contains(term) ? idf : 0;
    }
    return all == 0 ? 0 : found / all;
  }

  private static String withTitles(Passage passage) {
    return String.join("\n", passage.headings()) + "\n" + passage.text();
  }
}
