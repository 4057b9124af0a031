package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Holds the quality of answers on judged questions to the numbers in `eval/expected.json`.
class SeedsDevTest {

  @Test
  void seedsDev_answers_areAsGoodAsExpected() {
    Run run = Run.of("eval", "--check", "--notes", "seeds");

    assertThat(run.code()).as(run.err() + run.out()).isZero();
    assertThat(run.out()).contains("seeds-dev", "ok    answerable.evidence_cited");
  }
}
