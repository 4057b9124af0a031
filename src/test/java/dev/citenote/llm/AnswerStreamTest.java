package dev.citenote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.llm.Completion.Broken;
import dev.citenote.llm.Completion.Complete;
import dev.citenote.llm.Completion.NoAnswer;
import dev.citenote.llm.Completion.Refused;
import dev.citenote.llm.Completion.Truncated;
import dev.citenote.llm.Completion.Unavailable;
import dev.citenote.llm.Terms.Deadlines;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How every way of a misbehaving endpoint ends, in both protocols, and what it leaves behind.
@Timeout(30)
class AnswerStreamTest {
  private static final Prompt PROMPT = new Prompt("Be brief.", "What is a KV cache?");
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String TEXT = "缓存 😀 of [1]";

  private static final Duration LONG = Duration.ofSeconds(20);

  /// Ends a silence in the middle of an answer soon.
  private static final Deadlines IDLE_SOON = new Deadlines(LONG, LONG, Duration.ofSeconds(1), LONG);

  /// Ends a silence at the beginning soon, yet not before a busy machine sent a status.
  private static final Deadlines SILENT_SOON =
      new Deadlines(LONG, Duration.ofMillis(1_500), LONG, LONG);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "okfull",
        "okclose",
        "crlf",
        "cr",
        "mixed",
        "multiline",
        "utf8split",
        "sparse",
        "reasoning",
        "afterdone",
        "stopstall"
      })
  void complete_openAiFinishes_isCompleteWithExactlyWhatWasHeard(String mode) throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start(prompt -> TEXT).inPiecesOf(2)) {
      Terms terms = Terms.within(IDLE_SOON);
      assertThat(ask(on(terms, fake.openAi(mode)))).isEqualTo(new Complete(TEXT));
      assertNothingIsLeft(fake);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"okfull", "okclose", "sparse", "reasoning", "afterdone"})
  void complete_ollamaFinishes_isCompleteWithExactlyWhatWasHeard(String mode) throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start(prompt -> TEXT).inPiecesOf(2)) {
      assertThat(ask(fake.ollama(mode))).isEqualTo(new Complete(TEXT));
      assertNothingIsLeft(fake);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "length, LENGTH",
    "filter, CONTENT_FILTER",
    "nodone, NOT_FINISHED",
    "baredone, NOT_FINISHED",
    "drop, NOT_FINISHED",
    "chunkdrop, NOT_FINISHED",
    "rst, NOT_FINISHED",
    "badjson, BROKEN_EVENT",
    "errevent, ERROR_EVENT",
    "errnamed, ERROR_EVENT",
    "stall, IDLE",
  })
  void complete_openAiIsCut_isTruncatedWithWhatWasHeard(String mode, Fault fault)
      throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start(prompt -> TEXT).inPiecesOf(3)) {
      assertTruncated(ask(on(Terms.within(IDLE_SOON), fake.openAi(mode))), fault);
      assertThat(fake.requests()).isEqualTo(1);
      assertNothingIsLeft(fake);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "length, LENGTH",
    "filter, NOT_FINISHED",
    "nodone, NOT_FINISHED",
    "drop, NOT_FINISHED",
    "chunkdrop, NOT_FINISHED",
    "rst, NOT_FINISHED",
    "badjson, BROKEN_EVENT",
    "errevent, ERROR_EVENT",
    "stall, IDLE",
  })
  void complete_ollamaIsCut_isTruncatedWithWhatWasHeard(String mode, Fault fault)
      throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start(prompt -> TEXT).inPiecesOf(3)) {
      assertTruncated(ask(on(Terms.within(IDLE_SOON), fake.ollama(mode))), fault);
      assertThat(fake.requests()).isEqualTo(1);
      assertNothingIsLeft(fake);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "html, NOT_A_MODEL, NOT_A_MODEL",
    "htmlstream, NOT_A_MODEL, NOT_A_MODEL",
    "nothing, EMPTY, EMPTY",
    "errfirst, ERROR_EVENT, ERROR_EVENT",
    "headers, NO_FIRST_TOKEN, NO_FIRST_TOKEN",
    "drip, NO_FIRST_TOKEN, NO_FIRST_TOKEN",
    "emptydrip, NO_FIRST_TOKEN, NO_FIRST_TOKEN",
    "endlessline, TOO_LONG, TOO_LONG",
    "toolcalls, TOOL_CALL, NOT_FINISHED",
  })
  void complete_answerBeganWithoutText_isBroken(String mode, Fault openAi, Fault ollama)
      throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      Terms terms = Terms.within(SILENT_SOON);
      CompletableFuture<Completion> meanwhile = asking(on(terms, fake.ollama(mode)));
      assertNoAnswer(ask(on(terms, fake.openAi(mode))), Broken.class, openAi);
      assertNoAnswer(meanwhile.join(), Broken.class, ollama);
      assertThat(fake.requests()).isEqualTo(2);
      assertNothingIsLeft(fake);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "silent, NO_RESPONSE, 1",
    "err429, RATE_LIMITED, 2",
    "err500, SERVER_ERROR, 2",
    "err503, SERVER_ERROR, 2",
    "err500inf, SERVER_ERROR, 2",
  })
  void complete_answerNeverBegan_isUnavailable(String mode, Fault fault, int requests)
      throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      Terms terms = mode.equals("silent") ? Terms.within(SILENT_SOON) : Terms.USUAL;
      CompletableFuture<Completion> meanwhile = asking(on(terms, fake.ollama(mode)));
      assertNoAnswer(ask(on(terms, fake.openAi(mode))), Unavailable.class, fault);
      assertNoAnswer(meanwhile.join(), Unavailable.class, fault);
      assertThat(fake.requests()).isEqualTo(requests * 2);
      assertNothingIsLeft(fake);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "err302, REDIRECT",
    "err400, BAD_REQUEST",
    "err401, WRONG_KEY",
    "err404, UNKNOWN_MODEL",
  })
  void complete_endpointWillNot_isRefusedAfterOneRequest(String mode, Fault fault)
      throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      assertNoAnswer(ask(fake.openAi(mode)), Refused.class, fault);
      assertNoAnswer(ask(fake.ollama(mode)), Refused.class, fault);
      assertThat(fake.requests()).isEqualTo(2);
      assertNothingIsLeft(fake);
    }
  }

  @Test
  void complete_endless_isCutAtTheCap() throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      for (ModelEndpoint endpoint : List.of(fake.openAi("endless"), fake.ollama("endless"))) {
        assertThat(ask(endpoint))
            .isInstanceOfSatisfying(
                Truncated.class,
                cut -> {
                  assertThat(cut.fault()).isEqualTo(Fault.TOO_LONG);
                  // White space at the very end is not said.
                  assertThat(cut.text()).hasSizeBetween(199_990, 200_000);
                  assertThat(cut.reason()).contains("200,000", "llm.max_chars");
                });
      }
      assertNothingIsLeft(fake);
      assertThat(fake.gone()).hasSize(2);
    }
  }

  @Test
  void complete_endlessEventsWithoutText_isBroken() throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      assertNoAnswer(ask(fake.openAi("endlessevents")), Broken.class, Fault.TOO_LONG);
      assertNothingIsLeft(fake);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nul       | ab
          surrogate | a\uFFFDb
          splitpair | a😀b
          """)
  void complete_oddCharacters_areMended(String mode, String text) throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      assertThat(ask(fake.openAi(mode))).isEqualTo(new Complete(text));
      assertThat(ask(fake.ollama(mode))).isEqualTo(new Complete(text));
    }
  }

  @Test
  void complete_rawNul_isBroken() throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      assertNoAnswer(ask(fake.openAi("rawnul")), Broken.class, Fault.NOT_A_MODEL);
    }
  }

  @Test
  void complete_totalIsOver_isCutAlthoughTheModelTalks() throws IOException {
    try (FakeEndpoint fake =
        FakeEndpoint.start(prompt -> "a".repeat(1_000))
            .inPiecesOf(1)
            .restingFor(Duration.ofMillis(50))) {
      Deadlines deadlines = new Deadlines(LONG, LONG, LONG, Duration.ofSeconds(2));
      long start = System.nanoTime();

      Completion ending = ask(on(Terms.within(deadlines), fake.openAi("okfull")));

      assertTruncated(ending, Fault.DEADLINE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      assertNothingIsLeft(fake);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"silent", "headers", "stall", "drip"})
  void complete_listenerGoes_isCancelledWithinASecond(String mode) throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      for (ModelEndpoint endpoint : List.of(fake.openAi(mode), fake.ollama(mode))) {
        Leaving listener = new Leaving(Duration.ofMillis(300));

        Completion ending = LanguageModels.of(endpoint).complete(PROMPT, listener);

        assertThat(ending)
            .isInstanceOfSatisfying(
                Truncated.class,
                cut -> {
                  assertThat(cut.fault()).isEqualTo(Fault.CANCELLED);
                  assertThat(cut.text()).isEqualTo(listener.heard.toString());
                });
        assertThat(System.nanoTime() - listener.end).isLessThan(1_000_000_000L);
      }
      assertNothingIsLeft(fake);
    }
  }

  @Test
  void complete_thoughtWithoutOpeningTag_isHeldBackWhereTheNameTellsAndElseKnown()
      throws IOException {
    try (FakeEndpoint fake =
        FakeEndpoint.start(prompt -> "Hm [1].\n</think>\n\nIt is so.").inPiecesOf(3)) {
      assertTruncated(ask(fake.openAi("okfull")), Fault.THOUGHT_ALOUD);
      assertThat(ask(fake.inPiecesOf(100).openAi("okfull")))
          .isInstanceOfSatisfying(
              Truncated.class, cut -> assertThat(cut.text()).isEqualTo("Hm [1]."));
      ModelEndpoint thinking =
          new ModelEndpoint(
              ModelEndpoint.Provider.OPENAI,
              fake.url("okfull"),
              "deepseek-r1:8b",
              Optional.empty(),
              Terms.USUAL);
      assertThat(ask(thinking)).isEqualTo(new Complete("It is so."));
    }
  }

  @Test
  void complete_listenerIsGone_hearsNothingMore() throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start(prompt -> "one\n</thi")) {
      Leaving listener = new Leaving(Duration.ofSeconds(1));

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
              java.util.concurrent.locks.LockSupport.parkNanos(1_300_000_000);
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

      org.assertj.core.api.Assertions.assertThatIllegalStateException()
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

  private static Completion ask(ModelEndpoint endpoint) {
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

  private static CompletableFuture<Completion> asking(ModelEndpoint endpoint) {
    return CompletableFuture.supplyAsync(() -> ask(endpoint), Thread::startVirtualThread);
  }

  private static void assertTruncated(Completion ending, Fault fault) {
    assertThat(ending)
        .isInstanceOfSatisfying(
            Truncated.class,
            cut -> {
              assertThat(cut.fault()).as(cut.reason()).isEqualTo(fault);
              assertThat(cut.text()).isNotEmpty();
              assertThat(fault.answerBegan()).isTrue();
            });
  }

  private static void assertNoAnswer(
      Completion ending, Class<? extends NoAnswer> type, Fault fault) {
    assertThat(ending).isInstanceOf(type);
    NoAnswer none = (NoAnswer) ending;
    assertThat(none.fault()).as(none.reason()).isEqualTo(fault);
    assertThat(fault.answerBegan()).isEqualTo(type == Broken.class);
  }

  private static void assertNothingIsLeft(FakeEndpoint fake) {
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

  private static ModelEndpoint on(Terms terms, ModelEndpoint endpoint) {
    return new ModelEndpoint(
        endpoint.provider(), endpoint.baseUrl(), endpoint.model(), Optional.empty(), terms);
  }

  /// Remembers what was said.
  private static class Heard implements Listener {
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
