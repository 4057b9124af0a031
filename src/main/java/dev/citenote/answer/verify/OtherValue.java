package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Attributes.Role;
import dev.citenote.answer.verify.ClaimClauses.Part;
import dev.citenote.answer.verify.Clause.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether two numbers that measure the same cannot both be right. Stateless.
final class OtherValue {
  private OtherValue() {}

  /// Whether the values of two clauses exclude each other, whatever the clauses speak of.
  static boolean excludes(Part one, Quantity here, Part other, Quantity there) {
    boolean about = one.clause().has(Role.ABOUT) || other.clause().has(Role.ABOUT);
    return here.dimension().equals(there.dimension())
        && here.sole()
        && there.sole()
        && !here.same(there)
        && !rounds(here, there)
        && !about
        && one.clause().denied() == other.clause().denied()
        && !other.whole().holds(here)
        && !one.whole().holds(there)
        && same(beside(one, here), beside(other, there))
        && (!here.isYear() || once(one.clause(), other.clause()));
  }

  /// Whether two clauses have the same numbers, or none.
  static boolean sameNumbers(Part one, Part other) {
    return same(one.clause().quantities(), other.clause().quantities());
  }

  private static boolean rounds(Quantity one, Quantity other) {
    return one.unit().equals(other.unit())
        && new Figure(one.value(), Figure.Kind.OTHER, 0, 0, true)
            .rounds(new Figure(other.value(), Figure.Kind.OTHER, 0, 0, true));
  }

  private static List<Quantity> beside(Part part, Quantity quantity) {
    return part.clause().quantities().stream().filter(it -> !it.equals(quantity)).toList();
  }

  private static boolean same(List<Quantity> left, List<Quantity> right) {
    return left.stream().allMatch(it -> right.stream().anyMatch(it::same))
        && right.stream().allMatch(it -> left.stream().anyMatch(it::same));
  }

  /// Whether both speak of the same thing that happens once.
  private static boolean once(Clause one, Clause other) {
    Set<String> here = once(one);
    here.retainAll(once(other));
    return !here.isEmpty();
  }

  private static Set<String> once(Clause clause) {
    Set<String> once = new HashSet<>();
    clause.terms().stream().filter(Term::once).forEach(it -> once.add(it.form()));
    return once;
  }
}
