package dev.citenote.cli;

import static dev.citenote.cli.LiveServer.QUESTION;
import static dev.citenote.cli.LiveServer.STATEMENT;
import static dev.citenote.cli.LiveServer.body;
import static dev.citenote.cli.LiveServer.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.cli.LiveServer.Event;
import dev.citenote.llm.FakeEndpoint;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers as a client of one server meets them, with a model endpoint that may misbehave.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamingTest {
  private static final String DRAFT = STATEMENT + "[1] 常识是要预热。";

  /// Of two parts, so that a model is asked for searches first.
  private static final String HARD = "缓存击穿是什么？缓存雪崩是什么？";

  private final FakeEndpoint model = FakeEndpoint.start();
  private final Path folder;
  private final LiveServer live;

  StreamingTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    live = LiveServer.start(folder, endpoint(model.url("any")));
  }

  @AfterAll
  void close() throws Exception {
    live.close();
    model.close();
  }

  @Test
  void ask_events_areEvidenceThenPiecesThatAddUpThenTheAnswer() throws Exception {
    model.turnTo("okfull", DRAFT).inPiecesOf(3);
    List<Event> events = live.events(body(QUESTION));

    assertThat(events.getFirst().name()).isEqualTo("evidence");
    assertThat(events.getFirst().data().get("status").asText()).isEqualTo("drafting");
    assertThat(events.getFirst().data().get("evidence")).isNotEmpty();
    assertThat(events.getLast().name()).isEqualTo("answer");
    JsonNode answer = events.getLast().data();
    assertThat(answer.get("text").asText()).isEqualTo(STATEMENT + " [1] 常识是要预热。");
    assertThat(tokens(events)).isEqualTo(answer.get("text").asText());
    assertThat(events.size()).isGreaterThan(3);
    JsonNode whole = live.ask(body(QUESTION));
    assertThat(whole.get("text")).isEqualTo(answer.get("text"));
    assertThat(whole.get("status").asText()).isEqualTo("answered");
  }

  @Test
  void ask_eventsOfAListedQuestion_sayFirstThatTheNotesDoNotAnswer() throws Exception {
    model.turnTo("okfull", "It happens when many keys expire at once.");
    List<Event> events = live.events(body("缓存雪崩是什么？"));

    JsonNode answer = events.getLast().data();
    assertThat(events.getFirst().data().get("status").asText()).isEqualTo("listed_only");
    assertThat(answer.get("status").asText()).isEqualTo("listed_only");
    assertThat(answer.get("text").asText()).startsWith("你的笔记里问到了这个问题").contains("It happens");
    assertThat(answer.get("sentences").get(0).get("origin").asText()).isEqualTo("model");
    assertThat(tokens(events)).isEqualTo(answer.get("text").asText());
  }

  @Test
  void ask_eventsOfWhatIsNotDrafted_haveNoPieces() throws Exception {
    model.turnTo("okfull", "hello");
    for (String question : List.of("红烧肉怎么做？", "缓存雪崩是什么？")) {
      assertThat(live.events(body(question).put("mode", "notes")))
          .extracting(Event::name)
          .containsExactly("evidence", "answer");
    }
    assertThat(live.events(body(QUESTION).put("mode", "extract")))
        .extracting(Event::name)
        .containsExactly("evidence", "answer");
    assertThat(model.requests()).isZero();
    assertThat(live.send(body(""), "text/event-stream").statusCode()).isEqualTo(400);
  }

  @Test
  void ask_evidence_isSentBeforeTheModelAnswers() throws Exception {
    model.turnTo("silent", "hello");
    try (Socket socket = live.connect(body(QUESTION))) {
      assertThat(LiveServer.readUntil(socket, "retrieve_ms")).contains("event: evidence");
      assertThat(model.requests()).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {QUESTION, HARD})
  void ask_evidence_isReadBeforeTheModelIsAskedForAnything(String question) throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    Queue<Boolean> readBefore = new ConcurrentLinkedQueue<>();
    try (FakeEndpoint waiting =
            FakeEndpoint.start(
                prompt -> {
                  readBefore.add(isOver(read));
                  return STATEMENT + "[1]";
                });
        LiveServer other =
            LiveServer.start(
                Files.createTempDirectory(folder, "order"),
                endpoint(waiting.url("okfull"))
                    .option(Setting.LLM_FIRST_TOKEN_TIMEOUT, Optional.of("20"))
                    .option(Setting.LLM_DEADLINE, Optional.of("20")));
        Socket socket = other.connect(body(question))) {
      LiveServer.readUntil(socket, "retrieve_ms");
      read.countDown();
      LiveServer.readUntil(socket, "event: answer");

      assertThat(readBefore).hasSize(question.equals(HARD) ? 2 : 1).containsOnly(true);
    }
  }

  /// Waits for a client that may still have to be sent something.
  private static boolean isOver(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void ask_evidenceOfAHardQuestion_isSentThoughTheModelThatPlansIsSilent() throws Exception {
    model.turnTo("silent", "hello");
    try (Socket socket = live.connect(body(HARD))) {
      assertThat(LiveServer.readUntil(socket, "retrieve_ms")).contains("event: evidence");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"length", "nodone", "drop", "chunkdrop", "rst", "badjson", "errevent", "errnamed"})
  void ask_modelThatIsCut_isIncompleteWithWhatThereWas(String mode) throws Exception {
    model.turnTo(mode, DRAFT);
    List<Event> events = live.events(body(QUESTION).put("conversation", "new"));
    JsonNode last = events.getLast().data();

    assertThat(events.getLast().name()).isEqualTo("incomplete");
    assertThat(last.get("status").asText()).isEqualTo("incomplete");
    assertThat(last.get("reason").asText()).isNotBlank();
    assertThat(last.get("failure").asText()).matches("[a-z_]+");
    assertThat(last.get("text").asText()).startsWith(STATEMENT + " [1]");
    assertThat(tokens(events)).isEqualTo(last.get("text").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "html, not_a_model",
    "htmlstream, not_a_model",
    "nothing, empty",
    "errfirst, error_event"
  })
  void ask_modelThatBeganWithoutAWord_isIncompleteWithTheNotesOwn(String mode, String failure)
      throws Exception {
    model.turnTo(mode, "hello");
    List<Event> events = live.events(body(QUESTION));
    JsonNode last = events.getLast().data();

    assertThat(events).extracting(Event::name).containsExactly("evidence", "incomplete");
    assertThat(last.get("text").asText()).contains("热点键").contains("[1]");
    assertThat(last.get("drafter").get("kind").asText()).isEqualTo("extractive");
    assertThat(last.get("failure").asText()).isEqualTo(failure);
  }

  @ParameterizedTest
  @CsvSource({
    "err401, wrong_key",
    "err404, unknown_model",
    "err429, rate_limited",
    "err500, server_error",
    "err503, server_error",
    "err302, redirect",
    "err400, bad_request",
    "err500inf, server_error"
  })
  void ask_modelThatNeverBegan_isAnsweredByTheNotes(String mode, String failure) throws Exception {
    model.turnTo(mode, "hello");
    List<Event> events = live.events(body(QUESTION));
    JsonNode last = events.getLast().data();

    assertThat(events).extracting(Event::name).containsExactly("evidence", "answer");
    assertThat(last.get("text").asText()).contains("热点键");
    assertThat(last.get("drafter").get("failure").asText()).isEqualTo(failure);
    assertThat(last.get("drafter").get("reason").asText()).isNotBlank();
    assertThat(model.requests()).isLessThanOrEqualTo(2);
    assertThat(live.read("/api/search?q=RoPE")).contains("\"hits\"");
  }

  @ParameterizedTest
  @CsvSource({"okfull, answer, unsupported", "drop, incomplete, not_finished"})
  void ask_modelWhoseDraftNothingSupports_sendsNoWordOfItAndTheNotesOwn(
      String mode, String event, String failure) throws Exception {
    model.turnTo(mode, "hello [1]");
    List<Event> events = live.events(body(QUESTION));
    JsonNode last = events.getLast().data();

    assertThat(events).extracting(Event::name).containsExactly("evidence", event);
    assertThat(last.get("text").asText()).isEqualTo(STATEMENT + " [1]");
    assertThat(last.get("drafter").get("failure").asText()).isEqualTo(failure);
  }

  private static String tokens(List<Event> events) {
    return events.stream()
        .filter(event -> event.name().equals("token"))
        .map(event -> event.data().get("text").asText())
        .collect(Collectors.joining());
  }
}
