package dev.citenote.answer.verify;

import dev.citenote.answer.verify.ClaimClauses.Part;
import dev.citenote.answer.verify.Clause.Term;
import dev.citenote.retrieve.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether words that only one of two clauses has make it one of another thing: "old members",
/// "on mobile". Confined to one thread.
final class Qualifiers {
  /// Behind a number, what it only holds for.
  private static final Pattern WHERE =
      Pattern.compile(
          "(?i)^(?:(?!\\band\\b).)*(?:\\b(?:on|in|for|under|with|at|during|within|inside|via)\\b|[在对])");

  private final Set<String> asked = new HashSet<>();

  Qualifiers(String question) {
    ClaimClauses.terms(question).forEach(it -> asked.add(it.form()));
  }

  /// Whether what only one clause says narrows what its value is said of.
  ///
  /// @param only terms that the other clause lacks
  /// @param value end of the number; the largest of all integers where none is compared
  /// @param most what may stand behind the number, in words
  boolean narrow(Part part, List<Term> only, int value, Clause other, double most) {
    String text = part.whole().claim().text();
    boolean named = other.terms().stream().anyMatch(it -> it.form().matches("[a-z].*"));
    List<Term> own = only.stream().filter(it -> named || !nameAsked(part, it)).toList();
    return own.stream().anyMatch(it -> it.start() < value || tellsWhere(text, value, it))
        || Overlap.narrowing(own, part.clause().terms(), value) > most;
  }

  private static boolean tellsWhere(String text, int value, Term term) {
    return WHERE.matcher(text.substring(value, term.start())).find();
  }

  /// Whether a term is a name in the question, which a clause without any name leaves out.
  private boolean nameAsked(Part part, Term term) {
    boolean first = term.start() == 0 && part.whole().language() == Language.LATIN;
    return asked.contains(term.form())
        && !first
        && Character.isUpperCase(part.whole().claim().text().charAt(term.start()));
  }
}
