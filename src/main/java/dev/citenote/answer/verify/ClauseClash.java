package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Attributes.Role;
import dev.citenote.answer.verify.ClaimClauses.Part;
import dev.citenote.answer.verify.Conflict.Kind;
import dev.citenote.retrieve.Lexicon;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// Whether two sentences say different things of one attribute in clauses of any shape, in one
/// language or in two. Confined to one thread.
final class ClauseClash {
  /// What is common must weigh so much, in words.
  private static final double LEAST_COMMON = 1.5;

  /// What a clause may say more, in words, and still be of the same.
  private static final double MOST_MORE = 1.0;

  /// And so much for each word that is common.
  private static final double SHARE_MORE = 0.4;

  /// Where no number is compared, all of a clause stands before it.
  private static final int NO_VALUE = Integer.MAX_VALUE;

  private static final List<Role> ALIKE = List.of(Role.DEFAULT, Role.MAX, Role.MIN, Role.MEAN);

  private final Translations translations;
  private final Qualifiers qualifiers;
  private final IdentityHashMap<Claim, ClaimClauses> known = new IdentityHashMap<>();

  ClauseClash(Lexicon lexicon, String question) {
    this.translations = new Translations(lexicon);
    this.qualifiers = new Qualifiers(question);
  }

  /// In what two sentences clash; empty where they do not, or where that cannot be told.
  Optional<Kind> between(Claim one, Claim other) {
    ClaimClauses left = clauses(one);
    ClaimClauses right = clauses(other);
    for (Clause here : left.clauses()) {
      for (Clause there : right.clauses()) {
        Optional<Kind> kind = between(new Part(left, here), new Part(right, there));
        if (kind.isPresent()) {
          return kind;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Kind> between(Part one, Part other) {
    if (!comparable(one.clause(), other.clause())) {
      return Optional.empty();
    }
    for (Quantity here : one.clause().quantities()) {
      for (Quantity there : other.clause().quantities()) {
        if (OtherValue.excludes(one, here, other, there)
            && sameThing(one, here.end(), other, there.end())) {
          return Optional.of(here.isYear() ? Kind.YEAR : Kind.NUMBER);
        }
      }
    }
    if (otherHolder(one, other)) {
      return Optional.of(Kind.NAME);
    }
    return one.clause().denied() != other.clause().denied()
            && denies(Since.without(one, other), Since.without(other, one))
        ? Optional.of(Kind.NEGATION)
        : Optional.empty();
  }

  private boolean denies(Part one, Part other) {
    return OtherValue.sameNumbers(one, other) && sameThing(one, NO_VALUE, other, NO_VALUE);
  }

  private static boolean comparable(Clause one, Clause other) {
    return !one.hedged()
        && !other.hedged()
        && ALIKE.stream().allMatch(role -> one.has(role) == other.has(role))
        && !one.terms().isEmpty()
        && !other.terms().isEmpty();
  }

  private boolean sameThing(Part one, int value, Part other, int otherValue) {
    Overlap overlap = Overlap.of(one.side(), other.side(), translations);
    double common = overlap.common() + alike(one.clause());
    double most = Math.max(MOST_MORE, SHARE_MORE * common);
    return common >= LEAST_COMMON
        && !overlap.parted()
        && !qualifiers.narrow(one, overlap.left(), value, other.clause(), most)
        && !qualifiers.narrow(other, overlap.right(), otherValue, one.clause(), most)
        && sameBefore(one, other);
  }

  /// How much is common in words that are no terms: "at most" and the like.
  private static double alike(Clause clause) {
    return 0.5 * ALIKE.stream().filter(clause::has).count();
  }

  /// Whether both say who or what something is that only one can be, and name two.
  private boolean otherHolder(Part one, Part other) {
    boolean may =
        !one.clause().denied()
            && !other.clause().denied()
            && Holder.mayDiffer(one.clause(), other.clause());
    if (!may) {
      return false;
    }
    Overlap overlap = Overlap.of(one.side(), other.side(), translations);
    return overlap.common() >= LEAST_COMMON
        && Holder.differ(
            new Holder.Said(one.whole().claim().text(), one.clause(), overlap.left()),
            new Holder.Said(other.whole().claim().text(), other.clause(), overlap.right()));
  }

  /// Whether two sentences of like words may speak of one thing: neither has words that only one
  /// of two things has.
  boolean mayBeOne(Claim one, Claim other) {
    ClaimClauses left = clauses(one);
    ClaimClauses right = clauses(other);
    if (left.terms().isEmpty() || right.terms().isEmpty()) {
      return true;
    }
    Overlap overlap = Overlap.of(left.side(left.terms()), right.side(right.terms()), translations);
    return ALIKE.stream().allMatch(role -> left.has(role) == right.has(role))
        && !overlap.parted()
        && closest(left, right).map(it -> mayBeOne(it.one(), it.other())).orElse(true);
  }

  /// Two clauses of two sentences. Immutable.
  private record Pair(Part one, Part other) {}

  /// The clauses in which two sentences differ: of those that are not the same, the ones that have
  /// most in common.
  private static Optional<Pair> closest(ClaimClauses left, ClaimClauses right) {
    return left.clauses().stream()
        .filter(here -> right.clauses().stream().noneMatch(here::alike))
        .flatMap(
            here ->
                right.clauses().stream()
                    .filter(there -> left.clauses().stream().noneMatch(there::alike))
                    .map(there -> new Pair(new Part(left, here), new Part(right, there))))
        .max(Comparator.comparingLong(it -> it.one().clause().common(it.other().clause())));
  }

  private boolean mayBeOne(Part one, Part other) {
    Overlap overlap = Overlap.of(one.side(), other.side(), translations);
    return !one.clause().hedged()
        && !other.clause().hedged()
        && !qualifiers.narrow(one, overlap.left(), one.clause().value(), other.clause(), MOST_MORE)
        && !qualifiers.narrow(
            other, overlap.right(), other.clause().value(), one.clause(), MOST_MORE);
  }

  /// Whether what stands before both clauses does not part them.
  private boolean sameBefore(Part one, Part other) {
    Overlap before =
        Overlap.of(
            one.whole().side(one.clause().before()),
            other.whole().side(other.clause().before()),
            translations);
    return Overlap.weight(before.left()) < 1 || Overlap.weight(before.right()) < 1;
  }

  private ClaimClauses clauses(Claim claim) {
    return known.computeIfAbsent(claim, ClaimClauses::of);
  }
}
