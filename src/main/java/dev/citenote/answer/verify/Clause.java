package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Attributes.Role;
import java.util.List;
import java.util.Set;

/// A part of a sentence that says one thing, with all that the sentence says before it. Immutable.
///
/// @param start first UTF-16 code unit in the sentence
/// @param end one past the last
/// @param quantities its numbers, those of names and steps aside
/// @param terms what it speaks of, in order
/// @param before what the sentence speaks of before it
/// @param roles what its phrases do, and those before it
/// @param denied whether an odd number of its words deny
record Clause(
    int start,
    int end,
    List<Quantity> quantities,
    List<Term> terms,
    List<Term> before,
    Set<Role> roles,
    boolean denied) {

  private static final Set<String> PARTING = Set.of("非", "前", "后");

  Clause {
    quantities = List.copyOf(quantities);
    terms = List.copyOf(terms);
    before = List.copyOf(before);
    roles = Set.copyOf(roles);
  }

  /// A thing that a clause speaks of. Immutable.
  ///
  /// @param form a Han character, the stem of a Latin word, an attribute behind `=` or the number
  ///     of a name behind `#`
  /// @param start first UTF-16 code unit in the sentence
  /// @param role what the phrase does that it stands for; [Role#IDLE] for a plain word
  record Term(String form, int start, Role role) {
    /// How much it says, in words: a Han character is half of one, but for the one that makes a
    /// thing what another is not.
    double weight() {
      return form.charAt(0) >= 0x3400 && !parts() ? 0.5 : 1;
    }

    /// Whether it makes a thing another one, or tells before or after what: 非会员, 升级后.
    boolean parts() {
      return PARTING.contains(form);
    }

    /// Whether it happens once to a thing.
    boolean once() {
      return role == Role.ONCE;
    }

    /// Whether there is one of it only, or one who did it.
    boolean sole() {
      return role == Role.ONCE || role == Role.SOLE;
    }
  }

  /// Whether one of its phrases does something.
  boolean has(Role role) {
    return roles.contains(role);
  }

  /// Whether what it says holds of one time, of some or under a condition only.
  boolean hedged() {
    return has(Role.VETO) || has(Role.CASE);
  }

  /// Whether another clause speaks of the same things in as many words.
  boolean alike(Clause other) {
    return denied == other.denied
        && forms().equals(other.forms())
        && quantities.size() == other.quantities.size()
        && quantities.stream().allMatch(it -> other.quantities.stream().anyMatch(it::same));
  }

  private List<String> forms() {
    return terms.stream().map(Term::form).toList();
  }

  /// How many of its terms another one has too.
  long common(Clause other) {
    List<String> forms = other.forms();
    return forms().stream().filter(forms::contains).count();
  }

  /// End of its first number; the largest of all integers where it has none.
  int value() {
    return quantities.isEmpty() ? Integer.MAX_VALUE : quantities.getFirst().end();
  }
}
