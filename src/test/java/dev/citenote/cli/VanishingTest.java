package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.SyncReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How long notes that vanished are held, by a clock of its own.
class VanishingTest {
  private long now;
  private final Vanishing vanishing = new Vanishing(() -> now);

  @Test
  void held_forAsLongAsTold_isTakenForDeletedThen() {
    assertThat(vanishing.absence()).isEqualTo(Absence.DELETED_UNLESS_MANY);
    assertThat(vanishing.heard(report(6, 2))).contains(Duration.ofSeconds(4));
    after(3);
    assertThat(vanishing.heard(report(6, 2))).contains(Duration.ofSeconds(1));
    assertThat(vanishing.absence()).isEqualTo(Absence.DELETED_UNLESS_MANY);
    after(1);
    assertThat(vanishing.absence()).isEqualTo(Absence.DELETED);
  }

  @Test
  void held_withNothingLeft_isHeldForLonger() {
    assertThat(vanishing.heard(report(6, 0))).contains(Duration.ofSeconds(8));
  }

  @Test
  void held_untilNothingIsLeft_beginsAnew() {
    vanishing.heard(report(6, 2));
    after(3);
    assertThat(vanishing.heard(report(8, 0))).contains(Duration.ofSeconds(8));
    after(3);
    assertThat(vanishing.heard(report(8, 0))).contains(Duration.ofSeconds(5));
    assertThat(vanishing.absence()).isEqualTo(Absence.DELETED_UNLESS_MANY);
  }

  @Test
  void held_acrossASyncThatFailed_beginsAnew() {
    vanishing.heard(report(6, 2));
    after(3);
    vanishing.failed();
    after(2);
    assertThat(vanishing.absence()).isEqualTo(Absence.DELETED_UNLESS_MANY);
    assertThat(vanishing.heard(report(6, 2))).contains(Duration.ofSeconds(4));
    after(3);
    assertThat(vanishing.absence()).isEqualTo(Absence.DELETED_UNLESS_MANY);
    after(1);
    assertThat(vanishing.absence()).isEqualTo(Absence.DELETED);
  }

  @Test
  void held_thatCameBack_isForgotten() {
    vanishing.heard(report(6, 2));
    after(3);
    assertThat(vanishing.heard(report(0, 8))).isEmpty();
    after(2);
    assertThat(vanishing.absence()).isEqualTo(Absence.DELETED_UNLESS_MANY);
  }

  private void after(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  private static SyncReport report(int held, int unchanged) {
    return new SyncReport(
        new SyncReport.Notes(0, 0, 0, 0, unchanged), List.of(), held, 10, Optional.empty(), 0.1);
  }
}
