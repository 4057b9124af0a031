package dev.citenote.llm;

import static dev.citenote.llm.Asking.IDLE_SOON;
import static dev.citenote.llm.Asking.LONG;
import static dev.citenote.llm.Asking.ask;
import static dev.citenote.llm.Asking.assertNoAnswer;
import static dev.citenote.llm.Asking.assertNothingIsLeft;
import static dev.citenote.llm.Asking.assertTruncated;
import static dev.citenote.llm.Asking.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.llm.Completion.Broken;
import dev.citenote.llm.Completion.Complete;
import dev.citenote.llm.Completion.Truncated;
import dev.citenote.llm.Terms.Deadlines;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How every way of an answer that is cut ends, in both protocols, and what it leaves behind.
@Timeout(30)
class CutAnswersTest {
  private static final String TEXT = "缓存 😀 of [1]";

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
      assertTruncated(ask(on(terms(mode), fake.openAi(mode))), fault);
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
      assertTruncated(ask(on(terms(mode), fake.ollama(mode))), fault);
      assertThat(fake.requests()).isEqualTo(1);
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

  @ParameterizedTest
  @ValueSource(ints = {5, 15})
  void complete_thoughtsAndAnswerAboveTheCap_areCut(int thought) throws IOException {
    String event = "data: {\"choices\":[{\"index\":0,\"delta\":{%s},\"finish_reason\":%s}]}\n\n";
    String body =
        event.formatted("\"reasoning_content\":\"" + "h".repeat(thought) + "\"", "null")
            + event.formatted("\"content\":\"0123\uD83D\uDE42789\"", "null")
            + event.formatted("", "\"stop\"")
            + "data: [DONE]\n\n";
    try (ScriptedEndpoint model =
        ScriptedEndpoint.start(ScriptedEndpoint.Reply.body(200, "text/event-stream", body))) {
      Terms few = new Terms(0, 8_192, 10, Deadlines.USUAL);

      Completion ending = ask(on(few, model.openAi()));

      if (thought == 5) {
        assertTruncated(ending, Fault.TOO_LONG);
        assertThat(((Truncated) ending).text()).isEqualTo("0123");
      } else {
        assertNoAnswer(ending, Broken.class, Fault.TOO_LONG);
      }
    }
  }

  @Test
  void complete_endlessEventsWithoutText_isBroken() throws IOException {
    try (FakeEndpoint fake = FakeEndpoint.start()) {
      assertNoAnswer(ask(fake.openAi("endlessevents")), Broken.class, Fault.TOO_LONG);
      assertNothingIsLeft(fake);
    }
  }

  @Test
  void complete_totalIsOver_isCutAlthoughTheModelTalks() throws IOException {
    try (FakeEndpoint fake =
        FakeEndpoint.start(prompt -> "a".repeat(1_000))
            .inPiecesOf(1)
            .restingFor(Duration.ofMillis(50))) {
      Deadlines deadlines = new Deadlines(LONG, LONG, LONG, Duration.ofSeconds(1));
      long start = System.nanoTime();

      Completion ending = ask(on(Terms.within(deadlines), fake.openAi("okfull")));

      assertTruncated(ending, Fault.DEADLINE);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
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

  /// Waits for a silence only where there is one.
  private static Terms terms(String mode) {
    return mode.equals("stall") ? Terms.within(IDLE_SOON) : Terms.USUAL;
  }
}
