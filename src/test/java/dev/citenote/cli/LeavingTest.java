package dev.citenote.cli;

import static dev.citenote.cli.LiveServer.QUESTION;
import static dev.citenote.cli.LiveServer.STATEMENT;
import static dev.citenote.cli.LiveServer.body;
import static dev.citenote.cli.LiveServer.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that leave, and a server that stops, while models answer.
@Timeout(60)
class LeavingTest {
  private static final String DRAFT = STATEMENT + "[1] 常识是要预热。";

  @TempDir Path folder;

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

  @Test
  void ask_clientThatLeavesPlainJson_letsTheModelGoOnToItsDeadline() throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start();
        LiveServer live =
            LiveServer.start(
                folder,
                endpoint(model.url("emptydrip"))
                    .option(Setting.LLM_FIRST_TOKEN_TIMEOUT, Optional.of("60")))) {
      long start = System.nanoTime();
      try (Socket socket = live.connect(body(QUESTION), "application/json")) {
        assertThat(FakeEndpoint.eventually(Duration.ofSeconds(10), () -> model.requests() == 1))
            .as("%s asked", socket)
            .isTrue();
      }

      assertThat(
              FakeEndpoint.eventually(Duration.ofSeconds(10), () -> model.openConnections() == 0))
          .isTrue();
      assertThat(Duration.ofNanos(model.gone().getFirst().nanos() - start))
          .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
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

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(it -> it.getName() + "#" + it.threadId())
        .collect(Collectors.toSet());
  }
}
