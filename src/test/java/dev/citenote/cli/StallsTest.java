package dev.citenote.cli;

import static dev.citenote.cli.LiveServer.QUESTION;
import static dev.citenote.cli.LiveServer.STATEMENT;
import static dev.citenote.cli.LiveServer.body;
import static dev.citenote.cli.LiveServer.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.cli.LiveServer.Event;
import dev.citenote.llm.FakeEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Models that fall silent or never end, as a client of the server meets them: a first word may
/// take a second, a silence too, and a whole answer two.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StallsTest {
  private static final Duration SLACK = Duration.ofSeconds(2);

  private final FakeEndpoint model = FakeEndpoint.start();
  private final LiveServer live;

  StallsTest(@TempDir Path folder) throws Exception {
    live = LiveServer.start(folder, endpoint(model.url("any")));
  }

  @AfterAll
  void close() throws Exception {
    live.close();
    model.close();
  }

  @ParameterizedTest
  @CsvSource({
    "stall,     incomplete, idle,           1",
    "headers,   incomplete, no_first_token, 1",
    "drip,      incomplete, no_first_token, 1",
    "emptydrip, incomplete, no_first_token, 1",
  })
  void ask_modelFallsSilent_endsAtTheLimitAndLeavesNothing(
      String mode, String event, String failure, int seconds) throws Exception {
    assertEnds(mode, event, failure, Duration.ofSeconds(seconds));
  }

  @Test
  void ask_modelThatTalksOnAndOn_endsAtTheTotalLimitAndLeavesNothing() throws Exception {
    JsonNode last = assertEnds("slowly", "incomplete", "deadline", Duration.ofSeconds(2));

    assertThat(last.get("text").asText()).startsWith(STATEMENT + " [1]");
  }

  @Test
  void ask_modelTakesTheQuestionAndSaysNothing_isAnsweredByTheNotesAndLeavesNothing()
      throws Exception {
    JsonNode last = assertEnds("silent", "answer", "", Duration.ofSeconds(1));

    assertThat(last.get("drafter").get("failure").asText()).isEqualTo("no_response");
    assertThat(last.get("text").asText()).contains("热点键");
  }

  private JsonNode assertEnds(String mode, String event, String failure, Duration limit)
      throws Exception {
    Set<String> before = threads();
    model.turnTo(mode, STATEMENT + "[1] " + "预热".repeat(500));
    long start = System.nanoTime();

    List<Event> events = live.events(body(QUESTION));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(limit, limit.plus(SLACK));
    assertThat(events.getLast().name()).isEqualTo(event);
    assertThat(events.stream().filter(Event::isTerminal)).hasSize(1);
    JsonNode last = events.getLast().data();
    assertThat(last.path("failure").asText()).isEqualTo(failure);
    assertThat(FakeEndpoint.eventually(SLACK, () -> model.openConnections() == 0)).isTrue();
    assertThat(FakeEndpoint.eventually(SLACK, () -> before.containsAll(threads())))
        .as(() -> "threads of models: " + threads())
        .isTrue();
    return last;
  }

  /// Threads that HTTP clients live by; this test's own has one.
  private Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("HttpClient-") && name.endsWith("-SelectorManager"))
        .collect(Collectors.toSet());
  }
}
