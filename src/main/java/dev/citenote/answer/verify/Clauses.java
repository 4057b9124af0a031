package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Attributes.Phrase;
import dev.citenote.answer.verify.Attributes.Role;
import dev.citenote.answer.verify.Clause.Term;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes a sentence apart into clauses. Confined to one thread.
final class Clauses {
  /// Begins what only tells where, when or under what the rest holds.
  private static final Set<String> ADVERBIAL =
      Set.of("在", "对", "从", "按", "到", "for", "on", "in", "with", "under", "at", "by", "since");

  /// Before the number of a step or version, or behind a name that ends in a number.
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:第|步骤|阶段|[图表章节例题]|方案|版本|场景|(?i:\\b(?:step|chapter|fig(?:ure)?|table|phase|stage|part|section|example|case|version|v|no)\\b\\.?)"
              + "|(?<![\\p{L}\\p{N}])\\p{Lu}[\\p{L}&&[^\\p{IsHan}]]*)[\\s-]?$");

  private static final Pattern COLON = Pattern.compile("(?:[:：]|如下[，,]?)\\s*$");

  /// What a stem does not tell from "on".
  private static final Pattern ONLY = Pattern.compile("\\bonly\\b", Pattern.CASE_INSENSITIVE);

  private final String text;
  private final Negations negations;
  private final List<Word> tokens;
  private final List<Quantity> quantities = new ArrayList<>();
  private final List<Quantity> labels = new ArrayList<>();
  private final List<Clause> clauses = new ArrayList<>();
  private final List<Term> before = new ArrayList<>();
  private final Set<Role> earlier = EnumSet.noneOf(Role.class);

  private Clauses(String text, List<Figure> figures, Negations negations) {
    this.text = text;
    this.negations = negations;
    this.tokens = negations.tokens();
    for (Quantity quantity : Quantity.of(text, figures)) {
      boolean label =
          quantity.unit().isEmpty() && LABEL.matcher(text.substring(0, quantity.start())).find();
      (label ? labels : quantities).add(quantity);
    }
  }

  /// The clauses of a sentence, in order.
  static List<Clause> of(Claim claim) {
    return new Clauses(claim.text(), claim.figures(), claim.negations()).run();
  }

  /// The clauses of a title or question.
  static List<Clause> of(String text) {
    return new Clauses(text, Figures.of(text), Negations.of(text)).run();
  }

  private List<Clause> run() {
    int from = 0;
    for (int i = 1; i <= tokens.size(); i++) {
      boolean ends = i == tokens.size() || tokens.get(i).clause() != tokens.get(i - 1).clause();
      if (ends && (i == tokens.size() || !leansOn(from, i))) {
        add(from, i);
        from = i;
      }
    }
    return clauses;
  }

  /// Whether some tokens make no clause of their own, but belong to what follows.
  private boolean leansOn(int from, int to) {
    boolean announces =
        COLON.matcher(text.substring(tokens.get(from).start(), tokens.get(to).start())).find();
    if (announces || ADVERBIAL.contains(tokens.get(from).form())) {
      return true;
    }
    List<Term> terms = new ArrayList<>();
    for (int i = from; i < to && terms.isEmpty(); i++) {
      if (phrase(i, to).filter(it -> it.role() == Role.IDLE).isEmpty()) {
        addTerm(terms, i);
      }
    }
    return terms.isEmpty();
  }

  private void add(int from, int to) {
    List<Term> terms = new ArrayList<>();
    Set<Role> roles = EnumSet.copyOf(earlier.isEmpty() ? EnumSet.noneOf(Role.class) : earlier);
    int denials = 0;
    int i = from;
    while (i < to) {
      Optional<Phrase> phrase = phrase(i, to);
      if (phrase.isPresent()) {
        Phrase it = phrase.get();
        roles.add(it.role());
        denials += it.role() == Role.DENY ? 1 : 0;
        if (!it.concept().isEmpty()) {
          terms.add(term("=" + it.concept(), i, it.role()));
        }
        i += it.tokens().size();
      } else {
        denials += denies(i) ? 1 : 0;
        addTerm(terms, i);
        i++;
      }
    }
    int start = tokens.get(from).start();
    int end = to == tokens.size() ? text.length() : tokens.get(to).start();
    if (ONLY.matcher(text.substring(start, end)).find()) {
      roles.add(Role.VETO);
    }
    clauses.add(
        new Clause(
            start,
            end,
            quantities.stream().filter(it -> it.start() >= start && it.start() < end).toList(),
            terms,
            before,
            roles,
            denials % 2 == 1));
    before.addAll(terms);
    if (roles.contains(Role.CASE)) {
      earlier.add(Role.CASE);
    }
  }

  /// Whether a token denies what the clause says, and not only what a thing is ("非会员").
  private boolean denies(int at) {
    return negations.negates(at) && !tokens.get(at).form().equals("非");
  }

  private Optional<Phrase> phrase(int at, int to) {
    boolean taken = at(quantities, at).isPresent() || at(labels, at).isPresent() || inName(at);
    return taken
        ? Optional.empty()
        : Attributes.at(tokens, at).filter(it -> at + it.tokens().size() <= to);
  }

  /// Whether a token is a piece of a longer name such as `max_connections`.
  private boolean inName(int at) {
    int start = tokens.get(at).start();
    int end = start + tokens.get(at).form().length();
    return (start > 0 && text.charAt(start - 1) == '_')
        || text.startsWith("_", end)
        || text.startsWith("_", Math.min(text.length(), end + 1));
  }

  private void addTerm(List<Term> terms, int at) {
    Optional<Quantity> label = at(labels, at);
    if (label.isPresent()) {
      terms.add(term("#" + label.get().value(), at, Role.IDLE));
    } else if (at(quantities, at).isEmpty() && !denies(at) && !negations.binds(at)) {
      terms.add(term(tokens.get(at).form(), at, Role.IDLE));
    }
  }

  private Term term(String form, int at, Role role) {
    return new Term(form, tokens.get(at).start(), role);
  }

  private Optional<Quantity> at(List<Quantity> quantities, int token) {
    int place = tokens.get(token).start();
    return quantities.stream().filter(it -> it.start() <= place && place < it.end()).findFirst();
  }
}
