package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Clause.Term;
import dev.citenote.retrieve.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How far two clauses speak of the same, in words; a Han character is half of one. Immutable.
///
/// @param common what both have
/// @param left what only the first has
/// @param right what only the second has
/// @param acrossLanguages whether they are in two languages
record Overlap(double common, List<Term> left, List<Term> right, boolean acrossLanguages) {
  /// Behind its number, so much, in words, of a clause still tell what is counted.
  private static final int NEAR = 1;

  private static final double FAR_WEIGHT = 0.25;

  Overlap {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }

  /// What of a sentence is compared. Immutable.
  ///
  /// @param terms of the clause
  /// @param all of the whole sentence and the titles above it
  record Side(Claim claim, Language language, List<Term> terms, List<String> all) {
    Side {
      terms = List.copyOf(terms);
      all = List.copyOf(all);
    }
  }

  static Overlap of(Side one, Side other, Translations translations) {
    boolean across = one.language() != other.language();
    List<Term> left = only(one.terms(), other.all());
    List<Term> right = only(other.terms(), one.all());
    if (across && !left.isEmpty() && !right.isEmpty()) {
      Set<String> said = translations.said(one.claim(), other.claim());
      left = left.stream().filter(it -> !holds(said, it)).toList();
      right = right.stream().filter(it -> !holds(said, it)).toList();
    }
    double common =
        (weight(one.terms()) - weight(left) + weight(other.terms()) - weight(right)) / 2;
    return new Overlap(common, left, right, across);
  }

  private static List<Term> only(List<Term> terms, List<String> held) {
    List<String> rest = new ArrayList<>(held);
    List<Term> only = new ArrayList<>();
    for (Term term : terms) {
      if (!rest.remove(term.form())) {
        only.add(term);
      }
    }
    return only;
  }

  private static boolean holds(Set<String> said, Term term) {
    return said.contains(term.form())
        || (term.form().length() > 3
            && said.stream()
                .anyMatch(
                    it ->
                        it.length() > 2
                            && (it.startsWith(term.form()) || term.form().startsWith(it))));
  }

  /// Whether both speak of something that the other does not, so that they are of two things.
  boolean parted() {
    boolean apart = Stream.concat(left.stream(), right.stream()).anyMatch(Term::parts);
    boolean both = !left.isEmpty() && !right.isEmpty();
    return apart || both;
  }

  static double weight(List<Term> terms) {
    return terms.stream().mapToDouble(Term::weight).sum();
  }

  /// How much of what only one side has narrows down what its number is said of.
  ///
  /// @param only those terms
  /// @param all terms of the same clause
  /// @param value end of the number
  static double narrowing(List<Term> only, List<Term> all, int value) {
    double passed = 0;
    double narrowing = 0;
    for (Term term : all) {
      boolean far = term.start() >= value && passed >= NEAR;
      passed += term.start() >= value ? term.weight() : 0;
      narrowing += only.contains(term) ? term.weight() * (far ? FAR_WEIGHT : 1) : 0;
    }
    return narrowing;
  }
}
