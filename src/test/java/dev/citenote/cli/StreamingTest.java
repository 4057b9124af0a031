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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers as a client of the server meets them, with a model endpoint that may misbehave.
@Timeout(60)
class StreamingTest {
  private static final String DRAFT = STATEMENT + "[1] 常识是要预热。";

  @TempDir Path folder;

  @Test
  void ask_events_areEvidenceThenPiecesThatAddUpThenTheAnswer() throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start(prompt -> DRAFT).inPiecesOf(3);
        LiveServer live = LiveServer.start(folder, endpoint(model.url("okfull")))) {
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
  }

  @Test
  void ask_eventsOfWhatIsNotDrafted_haveNoPieces() throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start();
        LiveServer live = LiveServer.start(folder, endpoint(model.url("okfull")))) {
      for (String question : List.of("红烧肉怎么做？", "缓存雪崩是什么？")) {
        assertThat(live.events(body(question)))
            .extracting(Event::name)
            .containsExactly("evidence", "answer");
      }
      assertThat(live.events(body(QUESTION).put("mode", "extract")))
          .extracting(Event::name)
          .containsExactly("evidence", "answer");
      assertThat(model.requests()).isZero();
      assertThat(live.send(body(""), "text/event-stream").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void ask_evidence_isSentBeforeTheModelAnswers() throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start();
        LiveServer live = LiveServer.start(folder, endpoint(model.url("silent")))) {
      try (Socket socket = live.connect(body(QUESTION))) {
        assertThat(LiveServer.readUntil(socket, "retrieve_ms")).contains("event: evidence");
        assertThat(model.requests()).isLessThanOrEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "length",
        "nodone",
        "drop",
        "chunkdrop",
        "rst",
        "stall",
        "badjson",
        "errevent",
        "errnamed"
      })
  void ask_modelThatIsCut_isIncompleteWithWhatThereWas(String mode) throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start(prompt -> DRAFT);
        LiveServer live = LiveServer.start(folder, endpoint(model.url(mode)))) {
      List<Event> events = live.events(body(QUESTION).put("conversation", "new"));
      JsonNode last = events.getLast().data();

      assertThat(events.getLast().name()).isEqualTo("incomplete");
      assertThat(last.get("status").asText()).isEqualTo("incomplete");
      assertThat(last.get("reason").asText()).isNotBlank();
      assertThat(last.get("failure").asText()).matches("[a-z_]+");
      assertThat(last.get("text").asText()).startsWith(STATEMENT + " [1]");
      assertThat(tokens(events)).isEqualTo(last.get("text").asText());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "html, not_a_model",
    "htmlstream, not_a_model",
    "nothing, empty",
    "headers, no_first_token",
    "drip, no_first_token",
    "errfirst, error_event"
  })
  void ask_modelThatBeganWithoutAWord_isIncompleteWithTheNotesOwn(String mode, String failure)
      throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start();
        LiveServer live = LiveServer.start(folder, endpoint(model.url(mode)))) {
      List<Event> events = live.events(body(QUESTION));
      JsonNode last = events.getLast().data();

      assertThat(events).extracting(Event::name).containsExactly("evidence", "incomplete");
      assertThat(last.get("text").asText()).contains("热点键").contains("[1]");
      assertThat(last.get("drafter").get("kind").asText()).isEqualTo("extractive");
      assertThat(last.get("failure").asText()).isEqualTo(failure);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "silent, no_response", "err401, wrong_key", "err404, unknown_model", "err429, rate_limited",
    "err500, server_error", "err503, server_error", "err302, redirect", "err400, bad_request",
    "err500inf, server_error"
  })
  void ask_modelThatNeverBegan_isAnsweredByTheNotes(String mode, String failure) throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start();
        LiveServer live = LiveServer.start(folder, endpoint(model.url(mode)))) {
      List<Event> events = live.events(body(QUESTION));
      JsonNode last = events.getLast().data();

      assertThat(events).extracting(Event::name).containsExactly("evidence", "answer");
      assertThat(last.get("text").asText()).contains("热点键");
      assertThat(last.get("drafter").get("failure").asText()).isEqualTo(failure);
      assertThat(last.get("drafter").get("reason").asText()).isNotBlank();
      assertThat(model.requests()).isLessThanOrEqualTo(2);
      assertThat(live.read("/api/search?q=RoPE")).contains("\"hits\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:9/v1, connection_refused",
    "http://nowhere.invalid/v1, unknown_host",
    "https://127.0.0.1:%d/v1, no_secure_connection"
  })
  void ask_modelThatCannotBeReached_isAnsweredByTheNotes(String base, String failure)
      throws Exception {
    try (FakeEndpoint plain = FakeEndpoint.start()) {
      URI url = URI.create(base.formatted(plain.url("okfull").getPort()));
      try (LiveServer live = LiveServer.start(folder, endpoint(url))) {
        JsonNode answer = live.ask(body(QUESTION));

        assertThat(answer.get("status").asText()).isEqualTo("answered");
        assertThat(answer.get("drafter").get("failure").asText()).isEqualTo(failure);
        assertThat(answer.get("evidence")).isNotEmpty();
      }
    }
  }

  @Test
  void ask_fiftyClientsThatLeave_stopTheirModelsWithinFiveSeconds() throws Exception {
    SettingLayers patient =
        endpoint(URI.create("http://127.0.0.1:9"))
            .option(Setting.LLM_FIRST_TOKEN_TIMEOUT, Optional.of("60"))
            .option(Setting.LLM_DEADLINE, Optional.of("60"));
    try (FakeEndpoint model = FakeEndpoint.start();
        LiveServer live =
            LiveServer.start(
                folder,
                patient.option(
                    Setting.LLM_BASE_URL, Optional.of(model.url("emptydrip").toString())))) {
      int before = threads().size();
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        sockets.add(live.connect(body(QUESTION).put("conversation", "new")));
      }
      for (Socket socket : sockets) {
        LiveServer.readUntil(socket, "retrieve_ms");
      }
      assertThat(FakeEndpoint.eventually(Duration.ofSeconds(10), () -> model.requests() == 50))
          .isTrue();

      for (Socket socket : sockets) {
        socket.close();
      }
      long left = System.nanoTime();

      assertThat(FakeEndpoint.eventually(Duration.ofSeconds(5), () -> model.gone().size() == 50))
          .as("%d of 50 were stopped", model.gone().size())
          .isTrue();
      assertThat(model.gone().getLast().nanos() - left).isLessThan(5_000_000_000L);
      assertThat(
              FakeEndpoint.eventually(Duration.ofSeconds(10), () -> model.openConnections() == 0))
          .isTrue();
      assertThat(
              FakeEndpoint.eventually(
                  Duration.ofSeconds(10), () -> threads().size() <= before + 10))
          .as(() -> "threads: " + threads())
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/event-stream", "application/json"})
  void close_whileAModelAnswers_endsWithATerminalEvent(String accepted) throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start(prompt -> DRAFT)) {
      SettingLayers patient =
          endpoint(model.url("stall"))
              .option(Setting.LLM_IDLE_TIMEOUT, Optional.of("60"))
              .option(Setting.LLM_DEADLINE, Optional.of("60"));
      LiveServer live = LiveServer.start(folder, patient);
      var response = CompletableFuture.supplyAsync(() -> sent(live, accepted));
      assertThat(FakeEndpoint.eventually(Duration.ofSeconds(10), () -> model.requests() == 1))
          .isTrue();

      long start = System.nanoTime();
      live.server.close();

      assertThat(response.get(10, TimeUnit.SECONDS))
          .contains("\"status\":\"incomplete\"", "\"failure\":\"stopping\"");
      assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
      live.close();
    }
  }

  private static String sent(LiveServer live, String accepted) {
    try {
      return live.send(body(QUESTION), accepted).body();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String tokens(List<Event> events) {
    return events.stream()
        .filter(event -> event.name().equals("token"))
        .map(event -> event.data().get("text").asText())
        .collect(Collectors.joining());
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(it -> it.getName() + "#" + it.threadId())
        .collect(Collectors.toSet());
  }
}
