package dev.citenote.llm;

import static dev.citenote.llm.Asking.LONG;
import static dev.citenote.llm.Asking.ask;
import static dev.citenote.llm.Asking.asking;
import static dev.citenote.llm.Asking.assertNoAnswer;
import static dev.citenote.llm.Asking.assertNothingIsLeft;
import static dev.citenote.llm.Asking.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.llm.Completion.Broken;
import dev.citenote.llm.Completion.NoAnswer;
import dev.citenote.llm.Completion.Refused;
import dev.citenote.llm.Completion.Unavailable;
import dev.citenote.llm.Terms.Deadlines;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How it ends where an endpoint gives no answer at all, in both protocols, and what it leaves
/// behind.
@Timeout(30)
class NoAnswersTest {
  /// Ends a silence at the beginning soon, yet not before a busy machine sent a status.
  private static final Deadlines SILENT_SOON =
      new Deadlines(LONG, Duration.ofMillis(1_500), LONG, LONG);

  @Test
  void complete_answerBeganWithoutText_isBroken() throws IOException {
    assertNoAnswers(
        Broken.class,
        1,
        Map.of(
            "html", Fault.NOT_A_MODEL,
            "htmlstream", Fault.NOT_A_MODEL,
            "nothing", Fault.EMPTY,
            "errfirst", Fault.ERROR_EVENT,
            "headers", Fault.NO_FIRST_TOKEN,
            "drip", Fault.NO_FIRST_TOKEN,
            "emptydrip", Fault.NO_FIRST_TOKEN,
            "endlessline", Fault.TOO_LONG));
  }

  @Test
  void complete_answerNeverBegan_isUnavailable() throws IOException {
    assertNoAnswers(Unavailable.class, 1, Map.of("silent", Fault.NO_RESPONSE));
    assertNoAnswers(
        Unavailable.class,
        2,
        Map.of(
            "err429", Fault.RATE_LIMITED,
            "err500", Fault.SERVER_ERROR,
            "err503", Fault.SERVER_ERROR,
            "err500inf", Fault.SERVER_ERROR));
  }

  @Test
  void complete_toolIsCalledInsteadOfAnAnswer_isBroken() throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      assertNoAnswer(ask(fake.openAi("toolcalls")), Broken.class, Fault.TOOL_CALL);
      assertNoAnswer(ask(fake.ollama("toolcalls")), Broken.class, Fault.NOT_FINISHED);
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

  /// Asks in all modes and both protocols at once, for most of them only wait.
  ///
  /// @param requests how often each is to be asked
  private static void assertNoAnswers(
      Class<? extends NoAnswer> type, int requests, Map<String, Fault> faults) throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      Map<Map.Entry<String, Fault>, List<CompletableFuture<Completion>>> endings = new HashMap<>();
      for (Map.Entry<String, Fault> expected : faults.entrySet()) {
        String mode = expected.getKey();
        Terms terms = mode.startsWith("err") ? Terms.USUAL : Terms.within(SILENT_SOON);
        endings.put(
            expected,
            List.of(asking(on(terms, fake.openAi(mode))), asking(on(terms, fake.ollama(mode)))));
      }
      endings.forEach(
          (expected, asked) ->
              asked.forEach(it -> assertNoAnswer(it.join(), type, expected.getValue())));
      assertThat(fake.requests()).isEqualTo(2 * requests * faults.size());
      assertNothingIsLeft(fake);
    }
  }
}
