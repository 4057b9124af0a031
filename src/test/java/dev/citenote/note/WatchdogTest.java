package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  @Test
  void run_parserInTime_givesItsWords() throws UnreadableException {
    assertThat(Watchdog.run(Format.PDF, () -> new Words("a"))).isEqualTo(new Words("a"));
  }

  @Test
  void run_lateParser_isInterruptedAndNamedTooSlow() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Callable<Words> endless =
        () -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return new Words("too late");
        };

    assertThatThrownBy(() -> Watchdog.run(Format.PDF, endless, Duration.ofMillis(20)))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("reading it takes longer than 20 seconds");
    interrupted.await();
  }

  @Test
  void run_parserThatFails_saysWhyInWords() {
    assertReason(new IllegalStateException("at line 3"), "it is damaged, or no .pdf file");
    assertReason(new NoClassDefFoundError("x"), "it is damaged, or no .pdf file");
    assertReason(new StackOverflowError(), "it is nested too deeply");
    assertReason(new OutOfMemoryError(), "reading it takes more memory than there is");
    assertReason(new UnreadableException("it needs a password"), "it needs a password");
  }

  private static void assertReason(Throwable failure, String reason) {
    Callable<Words> parser =
        () -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (Exception) failure;
        };
    assertThatThrownBy(() -> Watchdog.run(Format.PDF, parser))
        .isInstanceOf(UnreadableException.class)
        .hasMessage(reason);
  }
}
