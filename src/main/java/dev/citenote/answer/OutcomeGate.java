package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.note.Passage.Answered;
import dev.citenote.note.Passage.Listed;
import dev.citenote.note.Passage.Statement;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/// Decides whether the notes answer a question, only ask it, or do not speak of it.
///
/// Three strengths are compared, each `cosine + 0.5 · coverage`: the best question that the notes
/// list, the best question that they answer, and the best statement. Coverage is the idf-weighted
/// share of the question's content terms found in a passage and the titles above it. How the
/// thresholds were found is told in `src/docs/decisions.md`. Immutable and thread-safe.
final class OutcomeGate {
  /// No strength below this speaks of the question.
  private static final double SPEAKS = 0.56;

  /// What an answered question of the notes and a statement are given against a listed question.
  private static final double ANSWERED_MARGIN = 0.05;

  private static final double STATEMENT_MARGIN = -0.10;

  /// A statement must cover this share of the question to count.
  private static final double LEAST_COVERAGE = 0.15;

  /// What a statement is given for each point that its score stands above those that follow.
  private static final double STANDING_OUT = 0.40;

  /// An answered question this strong is the asked one, or one that is stronger by this much than
  /// the best statement.
  private static final double LEADS = 0.72;

  private static final double LEADS_BY = 0.05;

  /// Hits that a statement must stand out of: those after the first, up to this one.
  private static final int CROWD = 10;

  /// Listed questions this close to the best one are the same question.
  private static final double SAME_QUESTION = 0.12;

  private static final double COVERAGE_WEIGHT = 0.5;

  /// What a listed question loses that holds none of the asked question's names.
  private static final double MISSING_NAMES = 0.5;

  /// A statement this close, with this share of the question's words, answers it plainly.
  private static final double PLAIN_COSINE = 0.50;

  private static final double PLAIN_COVERAGE = 0.80;

  /// Characters in which a statement names its subject.
  private static final int OPENING = 30;

  private static final int MOST_PLACES = 10;

  private final Lexicon lexicon;

  OutcomeGate(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  Outcome decide(Question question, Ranking statements, Ranking questions) {
    QuestionTerms terms = QuestionTerms.of(question.text(), lexicon);
    if (terms.namesUnknown()) {
      return new Outcome.Absent();
    }
    Strength listed = strongest(terms, questions, Listed.class, hit -> 0);
    Strength answered = strongest(terms, questions, Answered.class, hit -> 0);
    double crowd = crowd(statements);
    Strength stated =
        strongest(
            terms,
            statements,
            Statement.class,
            hit -> STANDING_OUT * Math.min(1, hit.score() - crowd));
    double answers =
        Math.max(answered.value() + ANSWERED_MARGIN, stated.value() + STATEMENT_MARGIN);
    if (Math.max(listed.value(), answers) < SPEAKS) {
      return new Outcome.Absent();
    }
    List<Passage> listedAt = sameQuestion(terms, questions, listed);
    Optional<Hit> plain = plainStatement(terms, statements);
    if (listed.value() > answers && plain.isEmpty()) {
      return new Outcome.Listed(listedAt);
    }
    List<Hit> lead = lead(answered, stated, statements);
    List<Hit> best = listed.value() > answers ? plain.stream().toList() : stated.hits();
    List<Hit> evidence = inOrder(lead.isEmpty() ? best : lead, statements, question.depth());
    boolean close = answers - listed.value() <= SAME_QUESTION && listed.value() >= SPEAKS;
    return new Outcome.Answerable(evidence, lead.size(), close ? listedAt : List.of());
  }

  /// A statement on just what is asked, which answers even a question that the notes also list: it
  /// holds nearly all of the question's words, and is close to it or opens with them ("Lora - …").
  private static Optional<Hit> plainStatement(QuestionTerms terms, Ranking statements) {
    return statements.hits().stream()
        .filter(
            hit -> {
              QuestionTerms.Held held = terms.in(hit.passage());
              return held.allNames() && held.coverage() >= PLAIN_COVERAGE;
            })
        .filter(
            hit ->
                hit.cosine() >= PLAIN_COSINE || terms.in(opening(hit)).coverage() >= PLAIN_COVERAGE)
        .findFirst();
  }

  private static String opening(Hit hit) {
    String text = hit.passage().text();
    return text.substring(0, Math.min(OPENING, text.length()));
  }

  /// The answer that the notes give to the best answered question, where that is the asked one:
  /// stronger than any statement, strong by itself, or holding the best statement.
  private static List<Hit> lead(Strength answered, Strength stated, Ranking statements) {
    List<Hit> answer = answerOf(answered, statements);
    boolean stronger = answered.value() >= stated.value() + LEADS_BY;
    boolean strong = answered.value() >= LEADS;
    boolean holdsBest = answered.value() >= SPEAKS && answer.containsAll(stated.hits());
    return stronger || strong || holdsBest ? answer : List.of();
  }

  /// Mean score of the hits that follow the first.
  private static double crowd(Ranking statements) {
    return statements.hits().stream()
        .skip(1)
        .limit(CROWD - 1)
        .mapToDouble(Hit::score)
        .average()
        .orElse(0);
  }

  private Strength strongest(
      QuestionTerms terms,
      Ranking ranking,
      Class<? extends Passage.Role> role,
      ToDoubleFunction<Hit> extra) {
    Strength best = Strength.NONE;
    for (Hit hit : ranking.hits()) {
      if (!role.isInstance(hit.passage().role())) {
        continue;
      }
      QuestionTerms.Held held = terms.in(hit.passage());
      boolean counts =
          switch (hit.passage().role()) {
            case Listed ignored -> true;
            case Answered ignored -> held.allNames();
            case Statement ignored -> held.coverage() >= LEAST_COVERAGE && held.allNames();
          };
      double value = strength(held, hit) + extra.applyAsDouble(hit);
      if (counts && value > best.value()) {
        best = new Strength(value, List.of(hit));
      }
    }
    return best;
  }

  /// The listed questions that are the asked one, best first.
  private static List<Passage> sameQuestion(
      QuestionTerms terms, Ranking questions, Strength listed) {
    double least = Math.max(SPEAKS, listed.value() - SAME_QUESTION);
    return questions.hits().stream()
        .filter(hit -> hit.passage().role() instanceof Listed)
        .map(hit -> new Strength(strength(terms.in(hit.passage()), hit), List.of(hit)))
        .filter(same -> same.value() >= least)
        .sorted(Comparator.comparingDouble(Strength::value).reversed())
        .limit(MOST_PLACES)
        .map(same -> same.hits().getFirst().passage())
        .toList();
  }

  /// Cosine and coverage; a question that lacks a name of the asked one is hardly the same.
  private static double strength(QuestionTerms.Held held, Hit hit) {
    double value = hit.cosine() + COVERAGE_WEIGHT * held.coverage();
    return hit.passage().role() instanceof Listed
        ? value - MISSING_NAMES * held.missingNames()
        : value;
  }

  /// The statements inside the answer that the notes give to a question, in reading order; a copy
  /// there counts for the statement that was ranked.
  private static List<Hit> answerOf(Strength answered, Ranking statements) {
    if (answered.hits().isEmpty()) {
      return List.of();
    }
    Passage question = answered.hits().getFirst().passage();
    return question.role() instanceof Answered answer
        ? statements.hits().stream()
            .filter(hit -> inside(hit, question.note(), answer.answer()).isPresent())
            .sorted(
                Comparator.comparingInt(
                    hit -> inside(hit, question.note(), answer.answer()).getAsInt()))
            .toList()
        : List.of();
  }

  /// Where a hit or a copy of it starts inside an answer; empty where none stands there.
  private static OptionalInt inside(Hit hit, String note, Span answer) {
    return hit.places()
        .filter(place -> place.note().equals(note) && answer.contains(place.span()))
        .mapToInt(place -> place.span().start())
        .findFirst();
  }

  private static List<Hit> inOrder(List<Hit> first, Ranking statements, int depth) {
    List<Hit> evidence = new ArrayList<>(first);
    for (Hit hit : statements.hits()) {
      if (!evidence.contains(hit)) {
        evidence.add(hit);
      }
    }
    return List.copyOf(evidence.subList(0, Math.min(Math.max(depth, 1), evidence.size())));
  }

  /// How strongly the notes speak of a question, and by what.
  private record Strength(double value, List<Hit> hits) {
    private static final Strength NONE = new Strength(Double.NEGATIVE_INFINITY, List.of());
  }
}
