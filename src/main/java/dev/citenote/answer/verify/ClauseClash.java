package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Attributes.Role;
import dev.citenote.answer.verify.Clause.Term;
import dev.citenote.answer.verify.Conflict.Kind;
import dev.citenote.answer.verify.Overlap.Side;
import dev.citenote.retrieve.Language;
import dev.citenote.retrieve.Lexicon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether two sentences say different things of one attribute in clauses of any shape, in one
/// language or in two. Confined to one thread.
final class ClauseClash {
  /// Longest sentence that is taken apart, in characters.
  private static final int LONGEST = 300;

  /// What is common must weigh so much, in words.
  private static final double LEAST_COMMON = 1.5;

  /// What a clause may say more, in words, and still be of the same.
  private static final double MOST_MORE = 1.0;

  /// And so much for each word that is common.
  private static final double SHARE_MORE = 0.4;

  /// The same where both say something more: words that could not be matched.
  private static final double BOTH_MORE = 0;

  /// Where no number is compared, all of a clause stands before it.
  private static final int NO_VALUE = Integer.MAX_VALUE;

  private static final List<Role> ALIKE = List.of(Role.DEFAULT, Role.MAX, Role.MIN, Role.MEAN);

  private final Translations translations;
  private final Set<String> asked = new HashSet<>();
  private final IdentityHashMap<Claim, Parts> known = new IdentityHashMap<>();

  ClauseClash(Lexicon lexicon, String question) {
    this.translations = new Translations(lexicon);
    terms(question).forEach(it -> asked.add(it.form()));
  }

  /// A sentence's clauses and all terms, those of the titles too. Immutable.
  private record Parts(Language language, List<Clause> clauses, List<String> all) {
    private Parts {
      clauses = List.copyOf(clauses);
      all = List.copyOf(all);
    }

    private Stream<Quantity> quantities() {
      return clauses.stream().flatMap(it -> it.quantities().stream());
    }
  }

  /// In what two sentences clash; empty where they do not, or where that cannot be told.
  Optional<Kind> between(Claim one, Claim other) {
    for (Clause here : parts(one).clauses()) {
      for (Clause there : parts(other).clauses()) {
        Optional<Kind> kind = between(new Part(one, here), new Part(other, there));
        if (kind.isPresent()) {
          return kind;
        }
      }
    }
    return Optional.empty();
  }

  /// A clause with its sentence. Immutable.
  private record Part(Claim claim, Clause clause) {}

  private Optional<Kind> between(Part one, Part other) {
    if (!comparable(one.clause(), other.clause())) {
      return Optional.empty();
    }
    for (Quantity here : one.clause().quantities()) {
      for (Quantity there : other.clause().quantities()) {
        if (exclude(one, here, other, there) && sameThing(one, here.end(), other, there.end())) {
          return Optional.of(here.isYear() ? Kind.YEAR : Kind.NUMBER);
        }
      }
    }
    if (otherHolder(one, other)) {
      return Optional.of(Kind.NAME);
    }
    boolean denied = one.clause().denied() != other.clause().denied();
    return denied && sameQuantities(one, other) && sameThing(one, NO_VALUE, other, NO_VALUE)
        ? Optional.of(Kind.NEGATION)
        : Optional.empty();
  }

  private static boolean comparable(Clause one, Clause other) {
    return !one.has(Role.VETO)
        && !other.has(Role.VETO)
        && ALIKE.stream().allMatch(role -> one.has(role) == other.has(role))
        && !one.terms().isEmpty()
        && !other.terms().isEmpty();
  }

  /// Whether two numbers measure the same, and cannot both be right.
  private boolean exclude(Part one, Quantity here, Part other, Quantity there) {
    boolean about = one.clause().has(Role.ABOUT) || other.clause().has(Role.ABOUT);
    return here.dimension().equals(there.dimension())
        && here.sole()
        && there.sole()
        && !here.same(there)
        && !rounds(here, there)
        && !about
        && one.clause().denied() == other.clause().denied()
        && !holds(other.claim(), here)
        && !holds(one.claim(), there)
        && sameBeside(one, here, other, there)
        && (!here.isYear() || once(one.clause(), other.clause()));
  }

  private static boolean rounds(Quantity one, Quantity other) {
    return one.unit().equals(other.unit())
        && new Figure(one.value(), Figure.Kind.OTHER, 0, 0, true)
            .rounds(new Figure(other.value(), Figure.Kind.OTHER, 0, 0, true));
  }

  private boolean holds(Claim claim, Quantity quantity) {
    return parts(claim).quantities().anyMatch(quantity::same);
  }

  /// Whether a clause has no other number that the other clause has not.
  private static boolean sameBeside(Part one, Quantity here, Part other, Quantity there) {
    List<Quantity> left = beside(one, here);
    List<Quantity> right = beside(other, there);
    return left.stream().allMatch(it -> right.stream().anyMatch(it::same))
        && right.stream().allMatch(it -> left.stream().anyMatch(it::same));
  }

  private static List<Quantity> beside(Part part, Quantity quantity) {
    return part.clause().quantities().stream().filter(it -> !it.equals(quantity)).toList();
  }

  private static boolean sameQuantities(Part one, Part other) {
    List<Quantity> left = one.clause().quantities();
    List<Quantity> right = other.clause().quantities();
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

  private boolean sameThing(Part one, int value, Part other, int otherValue) {
    Overlap overlap = Overlap.of(side(one), side(other), translations);
    double common = overlap.common() + alike(one.clause());
    double most = Math.max(MOST_MORE, SHARE_MORE * common);
    return common >= LEAST_COMMON
        && !overlap.parted(overlap.acrossLanguages() ? MOST_MORE : BOTH_MORE)
        && Overlap.narrowing(notAsked(overlap.left()), one.clause().terms(), value) <= most
        && Overlap.narrowing(notAsked(overlap.right()), other.clause().terms(), otherValue) <= most
        && sameBefore(one, other);
  }

  /// How much is common in words that are no terms: "at most" and the like.
  private static double alike(Clause clause) {
    return 0.5 * ALIKE.stream().filter(clause::has).count();
  }

  private List<Term> notAsked(List<Term> terms) {
    return terms.stream().filter(it -> !asked.contains(it.form())).toList();
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
    Overlap overlap = Overlap.of(side(one), side(other), translations);
    return overlap.common() >= LEAST_COMMON
        && Holder.differ(
            new Holder.Said(one.claim().text(), one.clause(), overlap.left()),
            new Holder.Said(other.claim().text(), other.clause(), overlap.right()));
  }

  /// Whether two sentences of like words may speak of one thing: neither has words that only one
  /// of two things has.
  boolean mayBeOne(Claim one, Claim other) {
    List<Term> left = terms(one);
    List<Term> right = terms(other);
    if (left.isEmpty() || right.isEmpty()) {
      return true;
    }
    Overlap overlap = Overlap.of(side(one, left), side(other, right), translations);
    return ALIKE.stream().allMatch(role -> has(one, role) == has(other, role))
        && !has(one, Role.VETO)
        && !has(other, Role.VETO)
        && !overlap.parted(BOTH_MORE);
  }

  private boolean has(Claim claim, Role role) {
    return parts(claim).clauses().stream().anyMatch(it -> it.has(role));
  }

  private List<Term> terms(Claim claim) {
    return parts(claim).clauses().stream().flatMap(it -> it.terms().stream()).toList();
  }

  /// Whether what stands before both clauses does not part them.
  private boolean sameBefore(Part one, Part other) {
    Overlap before =
        Overlap.of(
            side(one.claim(), one.clause().before()),
            side(other.claim(), other.clause().before()),
            translations);
    return Overlap.weight(before.left()) < 1 || Overlap.weight(before.right()) < 1;
  }

  private Side side(Part part) {
    return side(part.claim(), part.clause().terms());
  }

  private Side side(Claim claim, List<Term> terms) {
    return new Side(claim, parts(claim).language(), terms, parts(claim).all());
  }

  private Parts parts(Claim claim) {
    return known.computeIfAbsent(claim, ClauseClash::taken);
  }

  private static Parts taken(Claim claim) {
    Language language = Language.ofPassage(claim.text());
    if (claim.text().length() > LONGEST || Clash.asks(claim)) {
      return new Parts(language, List.of(), List.of());
    }
    List<Clause> clauses = Clauses.of(claim);
    List<String> all = new ArrayList<>();
    clauses.forEach(clause -> clause.terms().forEach(it -> all.add(it.form())));
    terms(claim.titles()).forEach(it -> all.add(it.form()));
    return new Parts(language, clauses, all);
  }

  private static List<Term> terms(String text) {
    return Clauses.of(text).stream().flatMap(it -> it.terms().stream()).toList();
  }
}
