package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Attributes.Role;
import dev.citenote.answer.verify.Clause.Term;
import dev.citenote.answer.verify.Overlap.Side;
import dev.citenote.retrieve.Language;
import java.util.ArrayList;
import java.util.List;

/// A sentence taken apart: its clauses, and all terms, those of the titles too. Immutable.
record ClaimClauses(Claim claim, Language language, List<Clause> clauses, List<String> all) {
  /// Longest sentence that is taken apart, in characters.
  private static final int LONGEST = 300;

  ClaimClauses {
    clauses = List.copyOf(clauses);
    all = List.copyOf(all);
  }

  /// One of the clauses with its sentence. Immutable.
  record Part(ClaimClauses whole, Clause clause) {
    Side side() {
      return whole.side(clause.terms());
    }
  }

  /// The clauses of a sentence; none of a long one, or of a question.
  static ClaimClauses of(Claim claim) {
    Language language = Language.ofPassage(claim.text());
    if (claim.text().length() > LONGEST || Clash.asks(claim)) {
      return new ClaimClauses(claim, language, List.of(), List.of());
    }
    List<Clause> clauses = Clauses.of(claim);
    List<String> all = new ArrayList<>();
    clauses.forEach(clause -> clause.terms().forEach(it -> all.add(it.form())));
    terms(claim.titles()).forEach(it -> all.add(it.form()));
    return new ClaimClauses(claim, language, clauses, all);
  }

  /// The terms of a text that is no sentence.
  static List<Term> terms(String text) {
    return Clauses.of(text).stream().flatMap(it -> it.terms().stream()).toList();
  }

  List<Term> terms() {
    return clauses.stream().flatMap(it -> it.terms().stream()).toList();
  }

  boolean has(Role role) {
    return clauses.stream().anyMatch(it -> it.has(role));
  }

  boolean holds(Quantity quantity) {
    return clauses.stream().flatMap(it -> it.quantities().stream()).anyMatch(quantity::same);
  }

  Side side(List<Term> terms) {
    return new Side(claim, language, terms, all);
  }
}
