package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.retrieve.Facet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the words of a question count for.
class SurenessTest {
  @Test
  void of_knownWordsAndWordsInLatinLetters_countInFull() {
    Facet known = facet("缓存", true);
    Facet latin = facet("Redis", false);

    Sureness sureness = new Sureness("Redis 缓存怎么用", List.of(known, latin));

    assertThat(sureness.of(known)).isEqualTo(1);
    assertThat(sureness.of(latin)).isEqualTo(1);
  }

  @Test
  void of_pieceOfChineseThatNoDictionaryHas_countsLess() {
    Facet known = facet("缓存", true);
    Facet loose = facet("淘洗", false);

    Sureness sureness = new Sureness("缓存淘洗", List.of(known, loose));

    assertThat(Sureness.isLoose(loose)).isTrue();
    assertThat(Sureness.isLoose(known)).isFalse();
    assertThat(sureness.of(loose)).isBetween(0.2, 0.9);
  }

  @Test
  void of_pieceAcrossTwoKnownWords_countsHardlyAnything() {
    List<Facet> facets = List.of(facet("缓存", true), facet("淘汰", true), facet("存淘", false));
    Facet across = facets.getLast();

    assertThat(new Sureness("缓存淘汰", facets).of(across)).isBetween(0.01, 0.2);
    assertThat(new Sureness("缓存淘汰", List.of(across)).of(across)).isGreaterThan(0.2);
  }

  @Test
  void of_pieceInWordsThatAsk_countsHardlyAnything() {
    Facet asking = facet("存怎", false);

    assertThat(new Sureness("缓存怎么用", List.of(facet("缓存", true), asking)).of(asking))
        .isBetween(0.01, 0.2);
  }

  @Test
  void of_wordThatSaysHowOneAsks_countsLessThanAWordForAThing() {
    Facet filler = facet("到底", true);

    assertThat(new Sureness("到底什么是缓存", List.of(filler)).of(filler)).isBetween(0.1, 0.5);
  }

  @Test
  void of_pieceThatTheQuestionDoesNotHave_isLoose() {
    Facet elsewhere = facet("淘洗", false);

    assertThat(new Sureness("缓存", List.of()).of(elsewhere)).isBetween(0.2, 0.9);
    assertThat(new Sureness("", List.of()).of(elsewhere)).isBetween(0.2, 0.9);
  }

  @Test
  void of_longQuestion_comesToAnEnd() {
    Facet known = facet("缓存", true);
    Facet across = facet("存缓", false);

    Sureness sureness = new Sureness("缓存".repeat(100_000), List.of(known, across));

    assertThat(sureness.of(known)).isEqualTo(1);
    assertThat(sureness.of(across)).isBetween(0.01, 0.2);
  }

  private static Facet facet(String words, boolean known) {
    return new Facet(words, Set.of(words), List.of(), known);
  }
}
