package dev.citenote.answer;

import dev.citenote.answer.Strengths.Strength;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Facet;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.Ranking;
import dev.citenote.retrieve.TextEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Decides whether the notes answer a question, only ask it, or do not speak of it.
///
/// Three [Strengths] are compared: of the best question that the notes list, of the best question
/// that they answer, and of the best statement, which is given something for standing out of those
/// that follow. Passages on an [OtherObject] do not count. How the thresholds were found is told in
/// `src/docs/decisions.md`. Immutable and thread-safe.
final class OutcomeGate {
  /// No strength below this speaks of the question.
  private static final double SPEAKS = 0.56;

  /// What an answered question of the notes and a statement are given against a listed question.
  private static final double ANSWERED_MARGIN = 0.05;

  private static final double STATEMENT_MARGIN = -0.12;

  /// An answered question this strong is the asked one, unless a statement is stronger; so is one
  /// that is stronger by this much than the best statement.
  private static final double LEADS = 0.72;

  private static final double LEADS_BY = 0.05;

  /// Listed questions this close to the best one are the same question.
  private static final double SAME_QUESTION = 0.12;

  /// A statement this close, with this share of the question's words, answers it plainly.
  private static final double PLAIN_COSINE = 0.50;

  private static final double PLAIN_COVERAGE = 0.80;

  /// Characters in which a statement names its subject.
  private static final int OPENING = 30;

  private static final int MOST_PLACES = 10;

  /// What a refusal names is at most this much weaker than what would answer.
  private static final double CLOSE = 0.10;

  /// Passages that a refusal names where it was a close decision.
  static final int CLOSEST = 3;

  private final Lexicon lexicon;
  private final TextEncoder encoder;

  OutcomeGate(Lexicon lexicon, TextEncoder encoder) {
    this.lexicon = lexicon;
    this.encoder = encoder;
  }

  Outcome decide(Question question, Ranking statements, Ranking questions) {
    List<Facet> facets = lexicon.facets(question.text());
    QuestionTerms terms = QuestionTerms.of(question.text(), facets, lexicon);
    if (terms.namesUnknown()) {
      return new Outcome.Absent(List.of());
    }
    OtherObject other = new OtherObject(question.text(), facets, lexicon, encoder);
    Strengths strengths =
        new Strengths(terms, without(other, statements), without(other, questions));
    Strength listed = strengths.bestListed();
    Strength answered = strengths.bestAnswered();
    Strength stated = strengths.bestStated();
    double answers =
        Math.max(answered.value() + ANSWERED_MARGIN, stated.value() + STATEMENT_MARGIN);
    if (Math.max(listed.value(), answers) < SPEAKS) {
      return new Outcome.Absent(closest(strengths, answered, stated, SPEAKS - CLOSE));
    }
    List<Passage> listedAt = sameQuestion(strengths, listed);
    Optional<Hit> plain = plainStatement(terms, strengths);
    if (listed.value() > answers && plain.isEmpty()) {
      double least = Math.max(SPEAKS, listed.value() - SAME_QUESTION);
      return new Outcome.Listed(listedAt, closest(strengths, answered, stated, least));
    }
    boolean plainly = listed.value() > answers;
    List<Hit> given = lead(strengths, answered, stated);
    List<Hit> lead =
        given.isEmpty() && plainly ? section(plain.orElseThrow(), terms, strengths) : given;
    List<Hit> best = plainly ? plain.stream().toList() : stated.hits();
    List<Hit> evidence =
        inOrder(lead.isEmpty() ? best : lead, strengths.statements(), question.depth());
    boolean close = answers - listed.value() <= SAME_QUESTION && listed.value() >= SPEAKS;
    return new Outcome.Answerable(evidence, lead.size(), close ? listedAt : List.of());
  }

  private static List<Hit> without(OtherObject other, Ranking ranking) {
    return ranking.hits().stream().filter(hit -> !other.isSpokenOfIn(hit.passage())).toList();
  }

  /// What comes close to answering: the best statement, or the answer to the best answered
  /// question.
  private static List<Hit> closest(
      Strengths strengths, Strength answered, Strength stated, double least) {
    double asked = answered.value() + ANSWERED_MARGIN;
    double said = stated.value() + STATEMENT_MARGIN;
    if (Math.max(asked, said) < least) {
      return List.of();
    }
    Strength closer = said >= asked ? stated : answered;
    List<Hit> answer =
        closer.hits().stream().flatMap(it -> strengths.answerTo(it).stream()).toList();
    return (answer.isEmpty() ? stated.hits() : answer).stream().limit(CLOSEST).toList();
  }

  /// A statement on just what is asked, which answers even a question that the notes also list: it
  /// holds nearly all of the question's words, and is close to it or opens with them ("Lora - …").
  /// Of several the one that holds most, and of those the best ranked.
  private static Optional<Hit> plainStatement(QuestionTerms terms, Strengths strengths) {
    return strengths.statements().stream()
        .filter(hit -> strengths.held(hit).allNames())
        .filter(hit -> strengths.held(hit).meant() >= PLAIN_COVERAGE)
        .filter(
            hit ->
                hit.cosine() >= PLAIN_COSINE || terms.in(opening(hit)).coverage() >= PLAIN_COVERAGE)
        .reduce((one, next) -> meant(strengths, next) > meant(strengths, one) ? next : one);
  }

  private static double meant(Strengths strengths, Hit hit) {
    return strengths.held(hit).meant();
  }

  /// The statements of the section whose titles say what is asked, in reading order, where a plain
  /// statement stands in one; else none.
  private static List<Hit> section(Hit plain, QuestionTerms terms, Strengths strengths) {
    List<String> headings = plain.passage().headings();
    for (int depth = 1; depth <= headings.size(); depth++) {
      List<String> titles = headings.subList(0, depth);
      QuestionTerms.Held held = terms.in(String.join("\n", titles));
      if (held.allNames() && held.meant() >= PLAIN_COVERAGE) {
        return strengths.statements().stream()
            .filter(hit -> isUnder(titles, plain.passage().note(), hit.passage()))
            .sorted(Comparator.comparingInt(hit -> hit.passage().span().start()))
            .toList();
      }
    }
    return List.of();
  }

  private static boolean isUnder(List<String> titles, String note, Passage passage) {
    List<String> headings = passage.headings();
    return passage.note().equals(note)
        && headings.size() >= titles.size()
        && headings.subList(0, titles.size()).equals(titles);
  }

  private static String opening(Hit hit) {
    String text = hit.passage().text();
    return text.substring(0, Math.min(OPENING, text.length()));
  }

  /// The answer that the notes give to the best answered question, where that is the asked one:
  /// stronger than any statement, strong by itself, or holding the best statement.
  private static List<Hit> lead(Strengths strengths, Strength answered, Strength stated) {
    List<Hit> answer =
        answered.hits().stream().flatMap(it -> strengths.answerTo(it).stream()).toList();
    boolean stronger = answered.value() >= stated.value() + LEADS_BY;
    boolean strong = answered.value() >= Math.max(LEADS, stated.value());
    boolean holdsBest = answered.value() >= SPEAKS && answer.containsAll(stated.hits());
    return stronger || strong || holdsBest ? answer : List.of();
  }

  /// The listed questions that are the asked one, best first.
  private static List<Passage> sameQuestion(Strengths strengths, Strength best) {
    double least = Math.max(SPEAKS, best.value() - SAME_QUESTION);
    return strengths
        .listed()
        .filter(same -> same.value() >= least)
        .limit(MOST_PLACES)
        .map(same -> same.hits().getFirst().passage())
        .toList();
  }

  private static List<Hit> inOrder(List<Hit> first, List<Hit> statements, int depth) {
    List<Hit> evidence = new ArrayList<>(first);
    for (Hit hit : statements) {
      if (!evidence.contains(hit)) {
        evidence.add(hit);
      }
    }
    return List.copyOf(evidence.subList(0, Math.min(Math.max(depth, 1), evidence.size())));
  }
}
