package dev.citenote.index;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlossaryTest {
  private final Glossary glossary =
      new Glossary(
          Stream.of(
              List.of("机器学习", "Machine Learning", "ML"),
              List.of("学习率", "learning rate"),
              List.of("机器", "machine"),
              List.of("编程语言", "C++"),
              List.of("树", "tree"),
              List.of("单独")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "机器学习的学习率 | 机器学习 学习率",
        "機器學習 | 機器學習",
        "machine learning rate | machine+learning",
        "ＭＬ 和 ml，HTML 与 MLP | ＭＬ ml",
        "machine learnings | machine+learnings",
        "machine learningsx | machine",
        "C++11 和 c++ | C++ c++",
        "machines 机 器 | ''",
        "这棵树 单独 | ''",
        "İ 机器 | 机器",
        "'  机器  ' | 机器",
        "\uD83D\uDE00机器\uD800 | 机器",
        "'' | ''",
        "机 | ''",
      })
  void places_text_areTheLongestNamesAsWritten(String text, String expected) {
    assertThat(
            String.join(
                " ",
                glossary.places(text).stream()
                    .map(place -> place.concept().words().replace(' ', '+'))
                    .toList()))
        .isEqualTo(expected);
  }

  @Test
  void places_text_tellWhereAndWhatElse() {
    assertThat(glossary.places("用ML"))
        .containsExactly(
            new Glossary.Place(
                1, 3, new Concept("ML", List.of("机器学习", "machine learning"), Concept.Source.NAME)));
  }

  @Test
  void with_furtherNames_joinsThemToTheOthers() {
    Glossary more =
        glossary.with(List.of(List.of("ML", "Meta Language"), List.of("机器学习系统", "MLSys")));

    assertThat(more.places("ml").getFirst().concept().others())
        .containsExactly("meta language", "机器学习", "machine learning");
    assertThat(more.places("机器学习系统")).hasSize(1);
    assertThat(more.places("机器学习").getFirst().concept().others()).contains("ml");
    assertThat(glossary.places("ml").getFirst().concept().others()).doesNotContain("meta language");
  }

  @Test
  void with_nothing_isTheSame() {
    assertThat(glossary.with(List.of())).isSameAs(glossary);
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = SECONDS)
  void places_hugeNamesInHugeText_takesLittleTime() {
    Glossary huge =
        glossary.with(List.of(List.of("a".repeat(100_000), "巨"), List.of("汉".repeat(5_000), "x")));

    assertThat(huge.places("汉".repeat(4_999).repeat(20) + " ab".repeat(30_000))).isNotEmpty();
  }
}
