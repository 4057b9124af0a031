package dev.citenote.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReciprocalRankFusionTest {
  private static final Query QUERY = new Query("q", 10, Query.Scope.STATEMENTS);

  @Test
  void retrieve_twoRankings_sumsReciprocalRanks() {
    Ranking fused =
        new ReciprocalRankFusion(ranks("bm25", "a", "b", "c"), ranks("vector", "c", "d", "a"))
            .retrieve(QUERY);

    assertThat(fused.query()).isEqualTo(QUERY);
    assertThat(ids(fused)).containsExactly("a", "c", "b", "d");
    assertThat(fused.hits().get(0).score()).isCloseTo(0.032266458, within(1e-9));
    assertThat(fused.hits().get(1).score()).isEqualTo(fused.hits().get(0).score());
    assertThat(fused.hits().get(2).score()).isCloseTo(0.016129032, within(1e-9));
    assertThat(fused.hits().get(3).score()).isEqualTo(fused.hits().get(2).score());
    assertThat(fused.hits().getFirst().votes())
        .extracting(Vote::retriever)
        .containsExactly("bm25", "vector");
    assertThat(fused.hits().getFirst().vote("vector").orElseThrow().rank()).hasValue(3);
  }

  @Test
  void retrieve_ties_areOrderedByPassageId() {
    Retriever forth = ranks("bm25", "z", "m", "a");
    Retriever back = ranks("vector", "a", "m", "z");

    assertThat(ids(new ReciprocalRankFusion(forth, back).retrieve(QUERY)))
        .containsExactly("a", "z", "m");
    assertThat(
            ids(new ReciprocalRankFusion(ranks("bm25", "y"), ranks("vector", "x")).retrieve(QUERY)))
        .containsExactly("x", "y");
  }

  @Test
  void retrieve_copiesThatEachRankingNamesOtherwise_areOneHit() {
    Retriever words = query -> new Ranking(query, List.of(hit("bm25", 1, "a", "b")));
    Retriever vectors =
        query -> new Ranking(query, List.of(hit("vector", 1, "c"), hit("vector", 2, "b", "a")));

    Ranking fused = new ReciprocalRankFusion(words, vectors).retrieve(QUERY);

    assertThat(ids(fused)).containsExactly("a", "c");
    assertThat(fused.hits().getFirst().score()).isCloseTo(1.0 / 61 + 1.0 / 62, within(1e-12));
    assertThat(fused.hits().getFirst().copies()).extracting(Passage::id).containsExactly("b");
  }

  @Test
  void retrieve_depth_cutsTheFusedRankingAndNotItsParts() {
    List<Query> asked = new ArrayList<>();
    Retriever one =
        query -> {
          asked.add(query);
          return ranks("bm25", "a", "b", "c").retrieve(query);
        };

    Ranking fused =
        new ReciprocalRankFusion(one, ranks("vector", "c"))
            .retrieve(new Query("q", 1, Query.Scope.QUESTIONS));

    assertThat(ids(fused)).containsExactly("c");
    assertThat(asked).containsExactly(new Query("q", 1000, Query.Scope.QUESTIONS));
  }

  @Test
  void retrieve_nothingFound_isEmpty() {
    Retriever none = query -> new Ranking(query, List.of());

    assertThat(new ReciprocalRankFusion(none, none).retrieve(QUERY).hits()).isEmpty();
  }

  @Test
  void new_noRetriever_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(ReciprocalRankFusion::new);
  }

  private static Retriever ranks(String name, String... ids) {
    return query ->
        new Ranking(
            query, IntStream.range(0, ids.length).mapToObj(i -> hit(name, i + 1, ids[i])).toList());
  }

  private static Hit hit(String name, int rank, String id, String... copies) {
    return new Hit(
        passage(id),
        1.0 / rank,
        List.of(new Vote(name, OptionalInt.of(rank), 1.0 / rank)),
        Arrays.stream(copies).map(ReciprocalRankFusionTest::passage).toList());
  }

  private static Passage passage(String id) {
    return new Passage(id, "note", List.of(), new Span(0, 1, 1, 1), "x", new Passage.Statement());
  }

  private static List<String> ids(Ranking ranking) {
    return ranking.hits().stream().map(hit -> hit.passage().id()).toList();
  }
}
