package dev.citenote.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Measures against examples worked out by hand.
class MeasuresTest {

  @ParameterizedTest(name = "{0} above {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.9 0.8     | 0.1 0.2     | 1
          0.1 0.2     | 0.9 0.8     | 0
          0.5         | 0.5         | 0.5
          0.9 0.3     | 0.5 0.3 0.1 | 0.75
          ''          | 0.5         | 0.5
          """)
  void auroc_example_isTheChanceOfTheRightOrder(String own, String near, double expected) {
    assertThat(Measures.auroc(numbers(own), numbers(near))).isCloseTo(expected, within(1e-9));
  }

  private static List<Double> numbers(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(it -> !it.isEmpty())
        .map(Double::valueOf)
        .toList();
  }

  @ParameterizedTest(name = "{0} against {1} at {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a b c       | a=1                         | 10 | 1
          a b c       | a=1                         | 1  | 1
          b a c       | a=1                         | 1  | 0
          b a c       | a=1                         | 2  | 1
          b a c       | a=1 c=1                     | 2  | 0.5
          b a c       | a=1 c=2 d=1                 | 10 | 0.666666667
          a b         | a=1 b=0 c=-1                | 10 | 1
          b c         | a=1 b=0 c=-1                | 10 | 0
          x y z       | a=1 b=1                     | 3  | 0
          a           | a=1 b=1 c=1 d=1             | 10 | 0.25
          ''          | a=1                         | 10 | 0
          a b         | ''                          | 10 | 0
          a b         | a=0 b=0                     | 10 | 0
          """)
  void recall_example_isShareOfTheRelevant(String ranking, String grades, int k, double expected) {
    assertThat(Measures.recall(documents(ranking), grades(grades), k))
        .isCloseTo(expected, within(1e-9));
  }

  @ParameterizedTest(name = "{0} against {1} at {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a b c       | a=1                         | 10 | 1
          b a c       | a=1                         | 10 | 0.5
          x b a       | a=1                         | 3  | 0.333333333
          x b a       | a=1                         | 2  | 0
          x b a       | a=3 b=1                     | 10 | 0.5
          b c a       | a=1 b=0 c=-2                | 10 | 0.333333333
          a           | a=1                         | 10 | 1
          x           | a=1                         | 10 | 0
          ''          | a=1                         | 10 | 0
          a b         | ''                          | 10 | 0
          a b         | a=0                         | 10 | 0
          """)
  void reciprocalRank_example_isThatOfTheFirstRelevant(
      String ranking, String grades, int k, double expected) {
    assertThat(Measures.reciprocalRank(documents(ranking), grades(grades), k))
        .isCloseTo(expected, within(1e-9));
  }

  @ParameterizedTest(name = "{0} against {1} at {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a b c       | a=1                         | 10 | 1
          b a c       | a=1                         | 10 | 0.630929754
          b c a       | a=1                         | 10 | 0.5
          b c a       | a=1                         | 2  | 0
          a b         | a=1 b=1                     | 10 | 1
          b a         | a=1 b=1                     | 10 | 1
          b a         | a=3 b=3 c=0                 | 10 | 1
          a b         | a=1 b=2                     | 10 | 0.859718699
          b a         | a=1 b=2                     | 10 | 1
          a           | a=1 b=1                     | 10 | 0.613147193
          a b         | a=1 b=1 c=1                 | 2  | 1
          a b c d e f | a=3 b=2 c=3 d=0 e=1 f=2     | 6  | 0.960808194
          a b c d e f | a=3 b=2 c=3 e=1 f=2 g=3 h=2 | 6  | 0.785002372
          a b         | a=-1 b=1                    | 10 | 0.630929754
          a b         | a=-5 b=0                    | 10 | 0
          x y         | a=1                         | 10 | 0
          ''          | a=1                         | 10 | 0
          a b         | ''                          | 10 | 0
          """)
  void ndcg_example_isGainOverThatOfTheBestOrder(
      String ranking, String grades, int k, double expected) {
    assertThat(Measures.ndcg(documents(ranking), grades(grades), k))
        .isCloseTo(expected, within(1e-9));
  }

  private static List<String> documents(String ranking) {
    return ranking.isEmpty() ? List.of() : List.of(ranking.split(" ", -1));
  }

  private static Map<String, Integer> grades(String grades) {
    return grades.isEmpty()
        ? Map.of()
        : Arrays.stream(grades.split(" ", -1))
            .map(grade -> grade.split("=", -1))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1])));
  }
}
