package dev.citenote.llm;

import static dev.citenote.llm.Asking.IDLE_SOON;
import static dev.citenote.llm.Asking.PROMPT;
import static dev.citenote.llm.Asking.assertNothingIsLeft;
import static dev.citenote.llm.Asking.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.citenote.llm.Asking.Heard;
import dev.citenote.llm.Completion.Complete;
import dev.citenote.llm.Completion.Truncated;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How a listener that goes, is slow or fails ends an answer, and what that leaves behind.
@Timeout(30)
class ListenersTest {
  private static final Executor THREADS = Thread::startVirtualThread;

  @Test
  void complete_listenerGoes_isCancelledWithinASecond() throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      List<CompletableFuture<Void>> leaving = new ArrayList<>();
      for (String mode : List.of("silent", "headers", "stall", "drip")) {
        leaving.add(CompletableFuture.runAsync(() -> assertIsLeft(fake.openAi(mode)), THREADS));
        leaving.add(CompletableFuture.runAsync(() -> assertIsLeft(fake.ollama(mode)), THREADS));
      }
      leaving.forEach(CompletableFuture::join);
      assertNothingIsLeft(fake);
    }
  }

  private static void assertIsLeft(ModelEndpoint endpoint) {
    Leaving listener = new Leaving(Duration.ofMillis(300));

    Completion ending = LanguageModels.of(endpoint).complete(PROMPT, listener);

    assertThat(System.nanoTime() - listener.end).isBetween(0L, 1_000_000_000L);
    assertThat(ending)
        .isInstanceOfSatisfying(
            Truncated.class,
            cut -> {
              assertThat(cut.fault()).isEqualTo(Fault.CANCELLED);
              assertThat(cut.text()).isEqualTo(listener.heard.toString());
            });
  }

  @Test
  void complete_listenerIsGone_hearsNothingMore() throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start(prompt -> "one\n</thi")) {
      Leaving listener = new Leaving(Duration.ofMillis(500));

      LanguageModels.of(fake.openAi("stall")).complete(PROMPT, listener);

      assertThat(listener.heard).hasToString("one");
    }
  }

  @Test
  void complete_slowListener_isNotTheModelsSilence() throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start(prompt -> "ab").inPiecesOf(1)) {
      Listener slow =
          new Heard() {
            @Override
            public void said(String piece) {
              super.said(piece);
              LockSupport.parkNanos(700_000_000);
            }
          };

      ModelEndpoint endpoint = on(Terms.within(IDLE_SOON), fake.openAi("okfull"));

      assertThat(LanguageModels.of(endpoint).complete(PROMPT, slow)).isEqualTo(new Complete("ab"));
    }
  }

  @Test
  void complete_listenerFails_isTheListenersFailure() throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      Listener failing =
          new Heard() {
            @Override
            public void said(String piece) {
              throw new IllegalStateException("full");
            }
          };

      assertThatIllegalStateException()
          .isThrownBy(() -> LanguageModels.of(fake.openAi("stall")).complete(PROMPT, failing))
          .withMessage("full");
      assertNothingIsLeft(fake);
    }
  }

  @Test
  void complete_severalPieces_areHeardOneByOneOnTheCallingThread() throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start(prompt -> "abcd").inPiecesOf(1)) {
      List<Thread> threads = new ArrayList<>();
      Heard listener =
          new Heard() {
            @Override
            public void said(String piece) {
              super.said(piece);
              threads.add(Thread.currentThread());
            }
          };

      LanguageModels.of(fake.openAi("okfull")).complete(PROMPT, listener);

      assertThat(threads).hasSize(4).containsOnly(Thread.currentThread());
    }
  }

  /// Goes after a while.
  private static final class Leaving extends Heard {
    final long end;

    Leaving(Duration stay) {
      end = System.nanoTime() + stay.toNanos();
    }

    @Override
    public boolean isGone() {
      return System.nanoTime() > end;
    }
  }
}
