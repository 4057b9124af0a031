package dev.citenote.answer.verify;

import dev.citenote.answer.verify.Conflict.Kind;
import dev.citenote.retrieve.Language;
import dev.citenote.retrieve.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether two sentences say different things of one subject, by rule. Made to be precise: they
/// must be about the same words, and differ in one thing only. Confined to one thread.
public final class Clash {
  /// Share of each one's words that the other has, at least.
  private static final double SAME_WORDS = 0.70;

  /// What is longer is no prose, and is not compared; in characters.
  private static final int LONGEST = 1_000;

  /// What names no subject must say this much, in Han characters.
  private static final int LONG = 8;

  /// Before a number that only counts steps, or names a version.
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:第|步骤|阶段|[图表章节例题]|方案|方法|版本|场景|情况|\\b(?:step|chapter|fig(?:ure)?|table|phase|stage|part|section|layer|level|example|case|version|v|no|port)\\b\\.?)\\s?$",
          Pattern.CASE_INSENSITIVE);

  /// A number that is said not to be exact.
  private static final Pattern VAGUE =
      Pattern.compile(
          "约|大概|左右|上下|近似|接近|将近|几乎|至少|至多|最多|最少|不超过|不低于|以上|以下|以内|超过|例如|比如|假设|如果|若|当(?![前时然代今地中选])|\\b(?:about|around|approximately|roughly|nearly|almost|at (?:least|most)|up to|more than|less than|over|under|e\\.g|for example|such as|if|when|suppose|say)\\b|[~≈≥≤><]",
          Pattern.CASE_INSENSITIVE);

  /// What only one can be: who made it, where it is, what it is by default.
  private static final Pattern SOLE =
      Pattern.compile(
          "提出|发明|发现|创立|创办|创建|创始|开发|研发|发布|推出|作者|首都|位于|出生|默认|全称|又称|由[\\p{L}· ]{1,40}?(?:设计|编写|撰写|主办)"
              + "|\\b(?:proposed|invented|discovered|founded|created|developed|introduced|released|written|published|designed|author|capital|located|born|default|stands for)\\b",
          Pattern.CASE_INSENSITIVE);

  private final Lexicon lexicon;
  private final ClauseClash clauses;

  /// @param question whose words may name the subject of a sentence that names none
  public Clash(Lexicon lexicon, String question) {
    this.lexicon = lexicon;
    this.clauses = new ClauseClash(lexicon, question);
  }

  /// In what two sentences clash; empty where they do not, or where that cannot be told.
  public Optional<Kind> between(Claim one, Claim other) {
    Optional<Kind> kind =
        asSentences(one, other)
            .filter(it -> opposed(it, one, other) || clauses.mayBeOne(one, other));
    return kind.isPresent() ? kind : clauses.between(one, other);
  }

  /// Whether they clash in a word and its opposite, each of which only one of them has.
  private static boolean opposed(Kind kind, Claim one, Claim other) {
    return kind == Kind.NEGATION && Opposites.differ(one.negations(), other.negations(), true);
  }

  /// In what two sentences of like words clash.
  private Optional<Kind> asSentences(Claim one, Claim other) {
    if (one.text().equals(other.text()) || !comparable(one, other) || !sameSubject(one, other)) {
      return Optional.empty();
    }
    List<Figure> left = unmatched(one.figures(), other.figures());
    List<Figure> right = unmatched(other.figures(), one.figures());
    boolean names = sameNames(one, other);
    if (left.size() == 1 && right.size() == 1) {
      return names ? numbers(one, left.getFirst(), other, right.getFirst()) : Optional.empty();
    }
    if (!left.isEmpty() || !right.isEmpty()) {
      return Optional.empty();
    }
    if (names && denies(one, other)) {
      return Optional.of(Kind.NEGATION);
    }
    return namesClash(one, other) ? Optional.of(Kind.NAME) : Optional.empty();
  }

  private static boolean comparable(Claim one, Claim other) {
    return one.text().length() <= LONGEST
        && other.text().length() <= LONGEST
        && Language.ofPassage(one.text()) == Language.ofPassage(other.text())
        && !asks(one)
        && !asks(other)
        && !one.words().isEmpty()
        && !other.words().isEmpty()
        && share(one.words(), other.wordsWithTitles()) >= SAME_WORDS
        && share(other.words(), one.wordsWithTitles()) >= SAME_WORDS;
  }

  static boolean asks(Claim claim) {
    return claim.text().endsWith("?") || claim.text().endsWith("？");
  }

  /// Whether both are said of one thing: they name it, or say so much that they must, or stand
  /// under like titles.
  private static boolean sameSubject(Claim one, Claim other) {
    boolean named =
        !ProperNames.of(one.text(), true).isEmpty()
            && !ProperNames.of(other.text(), true).isEmpty();
    return named || Math.min(one.weight(), other.weight()) >= LONG || sameTitles(one, other);
  }

  private static boolean sameTitles(Claim one, Claim other) {
    List<String> here = words(one.hit().passage().ownHeading());
    List<String> there = words(other.hit().passage().ownHeading());
    return here.isEmpty()
        || there.isEmpty()
        || share(here, other.wordsWithTitles()) >= SAME_WORDS
        || share(there, one.wordsWithTitles()) >= SAME_WORDS;
  }

  private static List<String> words(String text) {
    return Negations.of(text).content().map(Word::form).toList();
  }

  private boolean sameNames(Claim one, Claim other) {
    return ProperNames.missing(one.text(), other.withTitles(), lexicon, true).isEmpty()
        && ProperNames.missing(other.text(), one.withTitles(), lexicon, true).isEmpty();
  }

  private static double share(List<String> words, List<String> held) {
    long found = words.stream().filter(held::contains).count();
    return words.isEmpty() ? 1 : (double) found / words.size();
  }

  private static List<Figure> unmatched(List<Figure> figures, List<Figure> others) {
    List<Figure> left = new ArrayList<>(others);
    List<Figure> unmatched = new ArrayList<>();
    for (Figure figure : figures) {
      Optional<Figure> twin = left.stream().filter(figure::same).findFirst();
      twin.ifPresentOrElse(left::remove, () -> unmatched.add(figure));
    }
    return unmatched.stream().filter(Figure::binding).toList();
  }

  private static Optional<Kind> numbers(Claim one, Figure left, Claim other, Figure right) {
    boolean vague = VAGUE.matcher(one.text()).find() || VAGUE.matcher(other.text()).find();
    boolean label = labels(one, left) || labels(other, right);
    boolean unit = left.kind() == Figure.Kind.YEAR || unit(one, left).equals(unit(other, right));
    if (vague || label || !unit || left.kind() != right.kind() || left.rounds(right)) {
      return Optional.empty();
    }
    return Optional.of(left.kind() == Figure.Kind.YEAR ? Kind.YEAR : Kind.NUMBER);
  }

  private static boolean labels(Claim claim, Figure figure) {
    return LABEL.matcher(claim.text().substring(0, figure.start())).find();
  }

  /// What stands behind a number.
  private static String unit(Claim claim, Figure figure) {
    return claim
        .negations()
        .content()
        .filter(token -> token.start() >= figure.end())
        .filter(token -> claim.text().substring(figure.end(), token.start()).isBlank())
        .map(Word::form)
        .findFirst()
        .orElse("");
  }

  private static boolean denies(Claim one, Claim other) {
    return Negations.differ(one.negations(), other.negations())
        || Opposites.differ(one.negations(), other.negations(), true);
  }

  private static boolean namesClash(Claim one, Claim other) {
    return SOLE.matcher(one.text()).find()
        && SOLE.matcher(other.text()).find()
        && ProperNames.exchanged(
            one.text(), one.negations().tokens(), other.text(), other.negations().tokens())
        && ProperNames.exchanged(
            other.text(), other.negations().tokens(), one.text(), one.negations().tokens());
  }
}
