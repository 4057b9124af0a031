package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Attributes.Role;
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
          "(?i)^(?:(?!\\band\\b).)*(?:\\b(?:on|in|for|under|with|at|during|within|inside|via)\\b|[在对(（])");

  /// A clause that tells what the one before it holds for.
  private static final Pattern LIMIT =
      Pattern.compile(
          "(?i)^(?:仅|只(?!能)|限|在|(?:only|for|on|in|under|at|during|within)\\b)|(?:时|后|前|下)[。，；]?\\s*$");

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
    return limitedBehind(part)
        || own.stream().anyMatch(it -> it.start() < value || tellsWhere(text, value, it))
        || Overlap.narrowing(own, part.clause().terms(), value) > most;
  }

  /// Whether the sentence says behind a clause what it only holds for: "(mobile)", "，仅限移动端".
  private static boolean limitedBehind(Part part) {
    String text = part.whole().claim().text();
    Clause clause = part.clause();
    return part.whole().clauses().stream()
        .filter(it -> it.start() == clause.end())
        .anyMatch(
            it ->
                it.has(Role.CASE)
                    || text.substring(clause.start(), clause.end()).matches("(?s).*[(（]\\s*")
                    || LIMIT.matcher(text.substring(it.start(), it.end())).find());
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
