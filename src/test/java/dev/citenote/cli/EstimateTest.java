package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
  private static final long SECOND = 1_000_000_000L;

  private long now;
  private final Estimate estimate = new Estimate(() -> now);

  @Test
  void secondsLeft_steadyPace_isWhatRemainsLessTheTimeSince() {
    at(0, 0);
    at(5, 100);
    assertThat(estimate.secondsLeft()).hasValue(45);

    now = 15 * SECOND;
    assertThat(estimate.secondsLeft()).hasValue(35);
  }

  @Test
  void secondsLeft_untilItCanBeTold_isEmpty() {
    assertThat(estimate.secondsLeft()).isEmpty();
    at(0, 0);
    assertThat(estimate.secondsLeft()).isEmpty();
    at(1, 50);
    assertThat(estimate.secondsLeft()).as("one second is too short").isEmpty();
    at(3, 50);
    assertThat(estimate.secondsLeft()).isPresent();
  }

  @Test
  void secondsLeft_otherPace_followsThatOfTheLastHalfMinute() {
    for (int second = 0; second <= 40; second++) {
      at(second, second * 20L);
    }
    assertThat(estimate.secondsLeft()).hasValue(10);
    for (int second = 41; second <= 75; second++) {
      at(second, 800 + (second - 40));
    }
    assertThat(estimate.secondsLeft()).hasValue(165);
  }

  @Test
  void secondsLeft_noReportForLong_isEmpty() {
    at(0, 0);
    at(5, 100);
    now = 36 * SECOND;
    assertThat(estimate.secondsLeft()).isEmpty();
  }

  @Test
  void secondsLeft_rareReports_areToldFrom() {
    at(0, 0);
    at(40, 250);
    at(80, 500);
    assertThat(estimate.secondsLeft()).hasValue(80);
  }

  @Test
  void secondsLeft_lateOrDone_isOneOrNone() {
    at(0, 0);
    at(5, 900);
    now = 20 * SECOND;
    assertThat(estimate.secondsLeft()).as("longer than thought").hasValue(1);
    at(20, 1_000);
    assertThat(estimate.secondsLeft()).hasValue(0);
  }

  @Test
  void secondsLeft_anotherTask_beginsAnew() {
    at(0, 0);
    at(5, 900);
    at(6, 0);
    assertThat(estimate.secondsLeft()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-3, 0 s",
    "89, 89 s",
    "90, 2 min",
    "5399, 90 min",
    "5400, 2 h",
    "172799, 48 h",
    "172800, 2 days"
  })
  void words_ofALength_arePlain(long seconds, String words) {
    assertThat(Lasting.words(seconds)).isEqualTo(words);
  }

  private void at(long second, long done) {
    now = second * SECOND;
    estimate.report(done, 1_000);
  }
}
