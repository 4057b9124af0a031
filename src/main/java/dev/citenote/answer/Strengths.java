package dev.citenote.answer;

import dev.citenote.answer.QuestionTerms.Held;
import dev.citenote.note.Passage;
import dev.citenote.note.Passage.Answered;
import dev.citenote.note.Passage.Listed;
import dev.citenote.note.Passage.Statement;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// How strongly passages speak of one question: `cosine + 0.5 · coverage`, with what its kind of
/// passage is given or loses. Each passage is looked at once. Confined to one thread.
final class Strengths {
  private static final double COVERAGE_WEIGHT = 0.5;

  /// A statement must cover this share of the question to count.
  private static final double LEAST_COVERAGE = 0.15;

  /// What a statement is given for each point that its score stands above those that follow.
  private static final double STANDING_OUT = 0.40;

  /// Hits that a statement must stand out of: those after the first, up to this one.
  private static final int CROWD = 10;

  /// What a listed question loses that holds none of the asked question's names.
  private static final double MISSING_NAMES = 0.5;

  private final QuestionTerms terms;
  private final List<Hit> statements;
  private final List<Hit> questions;
  private final Map<String, Held> held = new HashMap<>();

  /// @param statements ranked, best first
  /// @param questions ranked, best first
  Strengths(QuestionTerms terms, List<Hit> statements, List<Hit> questions) {
    this.terms = terms;
    this.statements = List.copyOf(statements);
    this.questions = List.copyOf(questions);
  }

  /// A passage and how strongly it speaks of the question. Immutable.
  ///
  /// @param value negative infinity where no passage counts
  /// @param hits the passage; empty where none counts
  record Strength(double value, List<Hit> hits) {
    private static final Strength NONE = new Strength(Double.NEGATIVE_INFINITY, List.of());

    Strength {
      hits = List.copyOf(hits);
    }
  }

  /// The statements that were ranked, best first.
  List<Hit> statements() {
    return statements;
  }

  /// How much of the question a hit's passage holds, with its titles.
  Held held(Hit hit) {
    return held.computeIfAbsent(hit.passage().id(), id -> terms.in(hit.passage()));
  }

  /// The questions that the notes list, strongest first.
  Stream<Strength> listed() {
    return questions.stream()
        .filter(hit -> hit.passage().role() instanceof Listed)
        .map(hit -> new Strength(ofListed(hit), List.of(hit)))
        .sorted(Comparator.comparingDouble(Strength::value).reversed());
  }

  /// A question that lacks a name of the asked one is hardly the same.
  private double ofListed(Hit hit) {
    return plain(hit) - MISSING_NAMES * held(hit).missingNames();
  }

  /// The strongest listed question.
  Strength bestListed() {
    return listed().findFirst().orElse(Strength.NONE);
  }

  /// The strongest question that the notes answer, if it or its answer holds all names.
  Strength bestAnswered() {
    return best(
        questions.stream().filter(hit -> hit.passage().role() instanceof Answered),
        hit -> held(hit).allNames() || answerHoldsNames(hit),
        this::plain);
  }

  private boolean answerHoldsNames(Hit question) {
    StringBuilder text = new StringBuilder(question.passage().text());
    answerTo(question).forEach(hit -> text.append('\n').append(hit.passage().text()));
    return terms.in(text.toString()).allNames();
  }

  /// The strongest statement that holds all names and enough of the question.
  Strength bestStated() {
    double crowd =
        statements.stream().skip(1).limit(CROWD - 1).mapToDouble(Hit::score).average().orElse(0);
    return best(
        statements.stream().filter(hit -> hit.passage().role() instanceof Statement),
        hit -> held(hit).coverage() >= LEAST_COVERAGE && held(hit).allNames(),
        hit -> plain(hit) + STANDING_OUT * Math.min(1, hit.score() - crowd));
  }

  private static Strength best(
      Stream<Hit> hits, Predicate<Hit> counts, ToDoubleFunction<Hit> strength) {
    return hits.map(hit -> new Strength(strength.applyAsDouble(hit), List.of(hit)))
        .sorted(Comparator.comparingDouble(Strength::value).reversed())
        .filter(it -> counts.test(it.hits().getFirst()))
        .findFirst()
        .orElse(Strength.NONE);
  }

  private double plain(Hit hit) {
    return hit.cosine() + COVERAGE_WEIGHT * held(hit).coverage();
  }

  /// The statements inside the answer that the notes give to a question, in reading order; a copy
  /// there counts for the statement that was ranked. Empty where they give none.
  List<Hit> answerTo(Hit question) {
    Passage asked = question.passage();
    return asked.role() instanceof Answered answer
        ? statements.stream()
            .filter(hit -> inside(hit, asked.note(), answer.answer()).isPresent())
            .sorted(
                Comparator.comparingInt(
                    hit -> inside(hit, asked.note(), answer.answer()).getAsInt()))
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
}
