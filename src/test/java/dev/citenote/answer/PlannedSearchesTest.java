package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannedSearchesTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final List<String> UNITS =
      List.of(
          " ",
          "\t",
          "[",
          "\"",
          "\" ",
          "\",",
          "1",
          "1. ",
          "1 ",
          "(1",
          "search",
          "search ",
          "search 1: ",
          "检索",
          "*",
          "-",
          "；",
          "\u2028",
          "\u0000",
          "\n",
          "\r",
          "a",
          "a ",
          "😀");

  @Test
  void in_linesWithMarks_areSearchesWithoutThem() {
    String plan =
        """
        Here are the searches:
        1. "LoRA rank"
        - QLoRA 量化
        （2）显存占用
        检索词3：训练速度

        * `LoRA rank`
        """;

    assertThat(PlannedSearches.in(plan, "q")).contains("LoRA rank", "QLoRA 量化", "训练速度").hasSize(4);
  }

  @Test
  void in_arrayOfJson_givesItsElements() {
    assertThat(PlannedSearches.in("```json\n[\"a b\", \"c d\",\n\"e f\"]\n```", "q"))
        .containsExactly("a b", "c d", "e f");
  }

  @Test
  void in_tooManyOrTooLong_keepsFiveShortOnes() {
    String plan = "x".repeat(121) + "\na1\na2\na3\na4\na5\na6\nWhat is it?";

    assertThat(PlannedSearches.in(plan, "q")).containsExactly("a1", "a2", "a3", "a4", "a5");
  }

  @Test
  void in_questionItselfAndControlCharacters_areNotSearchedFor() {
    assertThat(PlannedSearches.in("What is RoPE?\nRo\u0007PE\u2028 base\n", "what is rope?"))
        .containsExactly("Ro PE base");
  }

  @ParameterizedTest
  @ValueSource(ints = {240, 1_900, 8_000, 60_000})
  void in_oneThingOverAndOver_isQuickAndFindsWhatIsThereIfItIsShort(int length) {
    for (String unit : UNITS) {
      String many = unit.repeat(length / unit.length());
      for (String plan :
          List.of(many, many + "a b", "a b" + many, "a b" + many + "c", "a b\n" + many + "x")) {
        List<String> searches =
            assertTimeoutPreemptively(
                SOON, () -> PlannedSearches.in(plan, "q"), () -> length + " times " + unit);

        assertThat(searches).hasSizeLessThanOrEqualTo(PlannedSearches.MOST);
        if (plan.length() > PlannedSearches.LONGEST_TEXT) {
          assertThat(searches).isEmpty();
        }
      }
    }
  }

  @Test
  void in_lineThatIsTooLong_isPassedOver() {
    assertThat(PlannedSearches.in(" ".repeat(400) + "a b\nc d", "q")).containsExactly("c d");
    assertThat(PlannedSearches.in(" ".repeat(200) + "a b" + " ".repeat(100) + "\nc d", "q"))
        .containsExactly("a b", "c d");
  }
}
