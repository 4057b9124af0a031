package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SyncNoticeTest {
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter err = new StringWriter();
  private long now;
  private final SyncNotice notice = SyncNotice.on(new PrintWriter(err), false, () -> now);

  @Test
  void report_noTerminal_printsALineEveryTenSeconds() {
    for (int second = 0; second <= 25; second++) {
      now = second * SECOND;
      notice.report(second, 200);
    }

    assertThat(err)
        .hasToString(
            "citenote: indexing: 5 %, about 3 min left\ncitenote: indexing: 10 %, about 3 min left\n"
                .replace("\n", System.lineSeparator()))
        .asString()
        .doesNotContain("\r", "\u001B");
  }

  @Test
  void report_quickTask_printsNothing() {
    notice.report(0, 100);
    now = 9 * SECOND;
    notice.report(100, 100);

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void report_paceNotKnown_printsThePercentageAlone() {
    notice.report(0, 100);
    now = 10 * SECOND;
    SyncNotice heard = notice.heard((done, total) -> {});
    now = 20 * SECOND;
    heard.report(40, 100);

    assertThat(err.toString().strip()).isEqualTo("citenote: indexing: 40 %");
  }

  @Test
  void report_terminal_drawsABarInsteadOfLines() {
    try (SyncNotice bar = SyncNotice.on(new PrintWriter(err), true, () -> now)) {
      for (int second = 0; second <= 25; second++) {
        now = second * SECOND;
        bar.report(second, 200);
      }
    }
    assertThat(err.toString()).isEmpty();
  }
}
