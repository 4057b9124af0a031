package dev.citenote.eval;

import static dev.citenote.eval.Hits.hit;
import static dev.citenote.eval.Hits.ranking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.citenote.answer.Citation;
import dev.citenote.answer.Citation.Elsewhere;
import dev.citenote.answer.CitedSentence;
import dev.citenote.answer.CitedSentence.Origin;
import dev.citenote.answer.Draft;
import dev.citenote.answer.verify.Support;
import dev.citenote.eval.RankingScores.DraftScores;
import dev.citenote.eval.RankingScores.Quality;
import dev.citenote.eval.TestCollection.Topic;
import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Ranking;
import dev.citenote.retrieve.Retriever;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingEvalTest {
  private static final List<Passage> PASSAGES =
      Stream.of("a", "b", "c", "d").map(Hits::passage).toList();
  private static final Draft EMPTY =
      new Draft(new Draft.Extractive(Optional.empty()), "", List.of(), List.of());

  @Test
  void run_severalTopics_areMeansInTheirOrder() {
    List<Topic> topics =
        List.of(topic("q1", "first right"), topic("q2", "second right"), topic("q3", " "));
    TestCollection collection =
        new TestCollection(
            PASSAGES,
            topics,
            Map.of(
                "q1", Map.of("a", 2, "b", 1),
                "q2", Map.of("a", 1),
                "q3", Map.of("a", 1)));
    Retriever retriever =
        query ->
            switch (query.text()) {
              case "first right" -> new Ranking(query, List.of(hit("a", 2), hit("b", 1)));
              case "second right" -> new Ranking(query, List.of(hit("c", 2), hit("a", 1)));
              default -> new Ranking(query, List.of());
            };
    List<String> heard = new ArrayList<>();

    RankingScores scores =
        new RankingEval(collection, retriever, ranking -> EMPTY, 10)
            .run((topic, ranking) -> heard.add(topic.id() + ranking.hits().size()));

    assertThat(heard).containsExactly("q12", "q22", "q30");
    assertThat(scores.topics()).isEqualTo(3);
    assertThat(scores.passages()).isEqualTo(4);
    Quality quality = scores.quality();
    assertThat(quality.recallAt1()).isCloseTo((0.5 + 0 + 0) / 3, within(1e-9));
    assertThat(quality.recallAt5()).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(quality.recallAt10()).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(quality.mrrAt10()).isCloseTo((1 + 0.5 + 0) / 3, within(1e-9));
    assertThat(quality.ndcgAt10()).isCloseTo((1 + 0.630929754 + 0) / 3, within(1e-9));
    assertThat(scores.draft()).isEmpty();
    assertThat(scores.latency().p50()).isPositive().isLessThanOrEqualTo(scores.latency().p99());
  }

  @Test
  void run_cutoffs_countToTheirRank() {
    Hit[] hits = IntStream.rangeClosed(1, 20).mapToObj(i -> hit("x" + i, -i)).toArray(Hit[]::new);

    assertThat(quality(Map.of("x1", 1), hits)).isEqualTo(new Quality(1, 1, 1, 1, 1));
    assertThat(quality(Map.of("x5", 1), hits).recallAt1()).isZero();
    assertThat(quality(Map.of("x5", 1), hits).recallAt5()).isEqualTo(1);
    assertThat(quality(Map.of("x6", 1), hits).recallAt5()).isZero();
    assertThat(quality(Map.of("x10", 1), hits).recallAt10()).isEqualTo(1);
    assertThat(quality(Map.of("x10", 1), hits).mrrAt10()).isEqualTo(0.1);
    assertThat(quality(Map.of("x11", 1), hits)).isEqualTo(new Quality(0, 0, 0, 0, 0));
  }

  @Test
  void run_copyInAnotherDocument_countsAtTheRankOfItsHit() {
    assertThat(quality(Map.of("b", 1), hit("a", 2, "b"), hit("c", 1)))
        .isEqualTo(new Quality(1, 1, 1, 1, 1));
    assertThat(quality(Map.of("a", 1, "b", 3), hit("a", 2, "b")))
        .isEqualTo(new Quality(1, 1, 1, 1, 1));
    assertThat(quality(Map.of("c", 1), hit("a", 2, "b"), hit("c", 1)).mrrAt10()).isEqualTo(0.5);
    assertThat(quality(Map.of("b", 1, "c", 1), hit("a", 2, "b"), hit("c", 1)).recallAt1())
        .isEqualTo(0.5);
  }

  @Test
  void run_hitsThatAreCopiesOfEachOther_areOneDocument() {
    assertThat(quality(Map.of("b", 1), hit("a", 3, "b"), hit("b", 2, "a"), hit("c", 1)))
        .isEqualTo(new Quality(1, 1, 1, 1, 1));
    assertThat(quality(Map.of("c", 1), hit("a", 3, "b"), hit("b", 2, "a"), hit("c", 1)).mrrAt10())
        .isEqualTo(0.5);
  }

  @Test
  void run_drafts_areCoveredCitedAndMeasured() {
    TestCollection collection =
        new TestCollection(
            PASSAGES,
            List.of(
                new Topic("q1", "covered", List.of("nothing", "４ MINUTES")),
                new Topic("q2", "not covered", List.of("five")),
                topic("q3", "no answers named"),
                new Topic("q4", "covered", List.of("no more"))),
            Map.of(
                "q1", Map.of("a", 1, "b", 0),
                "q2", Map.of("d", 1),
                "q3", Map.of("a", 1),
                "q4", Map.of("a", 1)));
    Retriever retriever = query -> new Ranking(query, List.of(hit("a", 1)));
    RankingEval.Drafting drafting =
        ranking ->
            ranking.query().text().equals("covered")
                ? draft(cited(1, "a"), cited(2, "b"), cited(3, "a"))
                : draft(cited(1, "c", "d"), cited(2, "c"));

    RankingScores scores =
        new RankingEval(collection, retriever, drafting, 10).run((topic, ranking) -> {});

    assertThat(scores.draft()).contains(new DraftScores(3, 2.0 / 3, 5.0 / 8, 30));
  }

  @Test
  void run_draftsWithoutCitations_areNotPrecise() {
    TestCollection collection =
        new TestCollection(
            PASSAGES, List.of(new Topic("q1", "", List.of("x"))), Map.of("q1", Map.of("a", 1)));

    RankingScores scores =
        new RankingEval(collection, query -> new Ranking(query, List.of()), it -> EMPTY, 10)
            .run((topic, ranking) -> {});

    assertThat(scores.draft()).contains(new DraftScores(1, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({"50,1,1", "50,2,1", "50,3,2", "50,100,50", "99,100,99", "99,101,100", "99,10,10"})
  void percentile_ofOneToN_isTheNearestRank(int percent, int n, double expected) {
    double[] sorted = IntStream.rangeClosed(1, n).asDoubleStream().toArray();

    assertThat(RankingEval.percentile(sorted, percent)).isEqualTo(expected);
  }

  @Test
  void new_outOfRange_isRefused() {
    TestCollection collection =
        new TestCollection(PASSAGES, List.of(topic("q1", "q")), Map.of("q1", Map.of("a", 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RankingEval(collection, query -> ranking(""), it -> EMPTY, 9))
        .withMessage("depth must be >= 10, got 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TestCollection(PASSAGES, List.of(), Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Quality(0, 0, 0, 0, 1.01));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DraftScores(1, Double.NaN, 0, 0))
        .withMessage("coverage must be from 0 to 1, got NaN");
  }

  private static Quality quality(Map<String, Integer> grades, Hit... hits) {
    TestCollection collection =
        new TestCollection(PASSAGES, List.of(topic("q", "q")), Map.of("q", grades));
    return new RankingEval(collection, query -> new Ranking(query, List.of(hits)), it -> EMPTY, 100)
        .run((topic, ranking) -> {})
        .quality();
  }

  private static Topic topic(String id, String text) {
    return new Topic(id, text, List.of());
  }

  private static Citation cited(int marker, String document, String... copies) {
    Span span = new Span(0, 1, 1, 1);
    return new Citation(
        marker,
        document,
        document,
        List.of(),
        span,
        document,
        Arrays.stream(copies).map(copy -> new Elsewhere(copy, span)).toList());
  }

  private static Draft draft(Citation... citations) {
    List<CitedSentence> sentences =
        Stream.of("It took 4", "minutes and no more.")
            .map(text -> new CitedSentence(text, List.of(1), Origin.NOTES, Support.SUPPORTED))
            .toList();
    return new Draft(
        new Draft.Extractive(Optional.empty()), "not looked at", sentences, List.of(citations));
  }
}
