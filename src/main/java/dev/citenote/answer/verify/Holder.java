package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Attributes.Role;
import dev.citenote.answer.verify.Clause.Term;
import dev.citenote.retrieve.Language;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who made something, or what something is of which there is one only, as a clause says it.
/// Stateless.
final class Holder {
  /// A name in Han characters, or in words, is no longer.
  private static final double LONGEST = 3;

  private static final Pattern BY = Pattern.compile("(?:由|被|\\bby)\\s*(?:the\\s)?$");
  private static final Pattern PASSIVE = Pattern.compile("由|被|\\bby\\b");
  private static final Pattern IS =
      Pattern.compile("(?:是|为|在|位于|\\b(?:is|was|are|in))\\s*(?:the\\s)?$");
  private static final Pattern IS_BEHIND = Pattern.compile("\\s*(?:是|为|\\b(?:is|was)\\b)");
  private static final Pattern DEFAULT = Pattern.compile("(?i)默认|缺省|\\bdefaults?\\b");

  /// Between who did it and the word for it.
  private static final Pattern WHEN =
      Pattern.compile("\\s*(?:[在于]\\s?\\d{4}\\s?年|首先|最早|最先|率先|first|originally)?\\s*");

  private Holder() {}

  /// What one of two clauses says.
  ///
  /// @param sentence that the clause is of
  /// @param own terms that only this one has
  record Said(String sentence, Clause clause, List<Term> own) {
    Said {
      own = List.copyOf(own);
    }
  }

  /// Whether both speak of what only one can be.
  static boolean mayDiffer(Clause one, Clause other) {
    return (one.has(Role.DEFAULT) && other.has(Role.DEFAULT)) || shared(one, other).isPresent();
  }

  private static Optional<Term> shared(Clause one, Clause other) {
    return one.terms().stream()
        .filter(Term::sole)
        .filter(it -> other.terms().stream().anyMatch(that -> that.form().equals(it.form())))
        .findFirst();
  }

  /// Whether both say it of the same, and name two.
  static boolean differ(Said one, Said other) {
    Optional<String> here = name(one, other);
    Optional<String> there = name(other, one);
    return here.isPresent()
        && there.isPresent()
        && han(here.get()) == han(there.get())
        && !here.get().contains(there.get())
        && !there.get().contains(here.get());
  }

  private static boolean han(String text) {
    return text.codePoints().anyMatch(Language::isHan);
  }

  /// The name in one clause of who or what it is, where it says nothing else that is its own.
  private static Optional<String> name(Said said, Said other) {
    List<Term> terms = said.clause().terms();
    if (said.own().isEmpty() || Overlap.weight(said.own()) > LONGEST) {
      return Optional.empty();
    }
    if (said.own().stream().map(it -> scriptOf(it.form())).distinct().count() > 1) {
      return Optional.empty();
    }
    int first = terms.indexOf(said.own().getFirst());
    int last = terms.indexOf(said.own().getLast());
    int start = terms.get(first).start();
    int end = end(said, last);
    String name = said.sentence().substring(start, end);
    boolean run = last - first + 1 == said.own().size();
    boolean defaults = said.clause().has(Role.DEFAULT) && other.clause().has(Role.DEFAULT);
    return run && named(name) && (defaults ? follows(said, start) : holds(said, other, start, end))
        ? Optional.of(name.strip())
        : Optional.empty();
  }

  /// 0 for Latin letters, 1 for Han characters, 2 for what stands for an attribute or number.
  private static int scriptOf(String form) {
    int script = han(form) ? 1 : 0;
    return "=#".indexOf(form.charAt(0)) < 0 ? script : 2;
  }

  private static int end(Said said, int last) {
    int end = said.clause().terms().get(last).start();
    while (end < said.clause().end() && isNamePart(said.sentence().charAt(end))) {
      end++;
      if (Language.isHan(said.sentence().charAt(end - 1))) {
        break;
      }
    }
    return end;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '.';
  }

  private static boolean named(String name) {
    return han(name) || name.codePoints().anyMatch(Character::isUpperCase);
  }

  private static boolean follows(Said said, int start) {
    return DEFAULT.matcher(said.sentence().substring(said.clause().start(), start)).find();
  }

  private static boolean holds(Said said, Said other, int start, int end) {
    String before = said.sentence().substring(said.clause().start(), start);
    String behind = said.sentence().substring(end, said.clause().end());
    Optional<Term> shared = shared(said.clause(), other.clause());
    if (shared.isEmpty()) {
      return false;
    }
    boolean passive = PASSIVE.matcher(before + behind).find();
    boolean doer =
        shared.get().start() >= end
            && WHEN.matcher(said.sentence().substring(end, shared.get().start())).matches();
    boolean is =
        IS.matcher(before).find()
            || (IS_BEHIND.matcher(behind).lookingAt() && shared.get().role() == Role.SOLE);
    return passive ? BY.matcher(before).find() : is || doer;
  }
}
