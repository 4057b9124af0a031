package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A is zero [1].            | A is zero.       | 1    | 0
          A is zero.[1] B is one.   | A is zero. B is one. | 1 | 0
          A [1][3]                  | A                | 1 3  | 0
          A [1,2]                   | A                | 1 2  | 0
          A [1-3]                   | A                | 1 2 3| 0
          甲为零【1】。              | 甲为零。          | 1    | 0
          甲为零［１］。             | 甲为零。          | 1    | 0
          A [^2]                    | A                | 2    | 0
          A [1](http://evil.example/x) | A             | 1    | 0
          A [01]                    | A                | 1    | 0
          A [99]                    | A                | ''   | 1
          A [0]                     | A                | ''   | 1
          A [-1]                    | A                | ''   | 1
          A [2, 7]                  | A                | 2    | 1
          A [3-1]                   | A                | ''   | 1
          see `a[1]` there          | see `a[1]` there | ''   | 0
          [link](http://x.example)  | [link](http://x.example) | '' | 0
          A [99999999999]           | A                | ''   | 1
          """)
  void normalise_anySpelling_keepsWhatNamesAGivenPassage(
      String text, String plain, String named, int removed) {
    Markers.Normal normal = Markers.normalise(text, 3);

    assertThat(Markers.strip(normal.text()).strip()).isEqualTo(plain);
    assertThat(Markers.named(normal.text())).isEqualTo(numbers(named));
    assertThat(normal.removed()).isEqualTo(removed);
  }

  @Test
  void normalise_privateCharactersFromTheModel_nameNothing() {
    assertThat(Markers.named(Markers.normalise("A \uE000\uE001 b", 3).text())).isEmpty();
  }

  @Test
  void normalise_fencedCode_isLeftAlone() {
    String code = "```\nx = a[1]\n```";
    assertThat(Markers.normalise(code, 3).text()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", ".", "[1,", "[", "`", "。", "[1-", "\t[", "1."})
  void normalise_endlessRuns_takeLinearTime(String piece) {
    String text = "A" + piece.repeat(200_000) + "B [1]";

    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> Markers.normalise(text, 3), "200,000 times " + piece);
  }

  private static List<Integer> numbers(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.strip().split(" ")).map(Integer::valueOf).toList();
  }
}
