package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the quality of rankings and answers to the numbers in `eval/expected.json`. It takes
/// longest and touches nothing that others share, so it alone runs beside them.
@Execution(ExecutionMode.CONCURRENT)
class ExpectedScoresTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"seeds-dev", "paraphrases", "paraphrases-seeds", "seeds-more", "xquad-mixed"})
  void check_setOfTheProject_isAsGoodAsExpected(String set) {
    Run run = Run.of("eval", "--check", "src/test/resources/eval/" + set);

    assertThat(run.code()).as(run.err() + run.out()).isZero();
    assertThat(run.out()).contains(set, "ok    ").doesNotContain("OFF");
  }

  @ParameterizedTest
  @CsvSource({"verification-zh, verification-en", "verification-en, verification-zh"})
  void check_verification_isAsGoodAsExpected(String set, String parallel) {
    String folder = "src/test/resources/eval/";

    Run run =
        Run.of("eval", folder + set, "--verification", "--parallel", folder + parallel, "--check");

    assertThat(run.code()).as(run.err() + run.out()).isZero();
    assertThat(run.out())
        .contains("verification:" + set, "seed ", "with negation changed", "ok    number_flagged")
        .doesNotContain("OFF");
  }
}
