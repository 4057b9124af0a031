package dev.citenote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.llm.Completion.Broken;
import dev.citenote.llm.Completion.Complete;
import dev.citenote.llm.Completion.NoAnswer;
import dev.citenote.llm.Completion.Truncated;
import dev.citenote.llm.Terms.Deadlines;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Asking a [FakeEndpoint], and what is left behind.
final class Asking {
  static final Prompt PROMPT = new Prompt("Be brief.", "What is a KV cache?");
  static final Duration LONG = Duration.ofSeconds(20);

  /// Ends a silence in the middle of an answer soon.
  static final Deadlines IDLE_SOON = new Deadlines(LONG, LONG, Duration.ofMillis(500), LONG);

  private static final Duration SOON = Duration.ofSeconds(5);

  private Asking() {}

  static Completion ask(ModelEndpoint endpoint) {
    Heard listener = new Heard();
    Completion ending = LanguageModels.of(endpoint).complete(PROMPT, listener);
    String text =
        switch (ending) {
          case Complete complete -> complete.text();
          case Truncated cut -> cut.text();
          case NoAnswer ignored -> "";
        };
    assertThat(listener.heard).hasToString(text);
    return ending;
  }

  static CompletableFuture<Completion> asking(ModelEndpoint endpoint) {
    return CompletableFuture.supplyAsync(() -> ask(endpoint), Thread::startVirtualThread);
  }

  static void assertTruncated(Completion ending, Fault fault) {
    assertThat(ending)
        .isInstanceOfSatisfying(
            Truncated.class,
            cut -> {
              assertThat(cut.fault()).as(cut.reason()).isEqualTo(fault);
              assertThat(cut.text()).isNotEmpty();
              assertThat(fault.answerBegan()).isTrue();
            });
  }

  static void assertNoAnswer(Completion ending, Class<? extends NoAnswer> type, Fault fault) {
    assertThat(ending).isInstanceOf(type);
    NoAnswer none = (NoAnswer) ending;
    assertThat(none.fault()).as(none.reason()).isEqualTo(fault);
    assertThat(fault.answerBegan()).isEqualTo(type == Broken.class);
  }

  static void assertNothingIsLeft(FakeEndpoint fake) {
    assertThat(FakeEndpoint.eventually(SOON, () -> fake.openConnections() == 0))
        .as("connections are closed")
        .isTrue();
    assertThat(FakeEndpoint.eventually(SOON, () -> threads().isEmpty()))
        .as("%s", threads())
        .isTrue();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("HttpClient-"))
        .toList();
  }

  static ModelEndpoint on(Terms terms, ModelEndpoint endpoint) {
    return new ModelEndpoint(
        endpoint.provider(), endpoint.baseUrl(), endpoint.model(), Optional.empty(), terms);
  }

  /// Remembers what was said.
  static class Heard implements Listener {
    final StringBuilder heard = new StringBuilder();

    @Override
    public void said(String piece) {
      assertThat(piece).isNotEmpty();
      heard.append(piece);
    }

    @Override
    public boolean isGone() {
      return false;
    }
  }
}
