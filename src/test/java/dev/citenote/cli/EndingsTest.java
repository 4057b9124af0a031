package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.RealNotes;
import dev.citenote.answer.Answerer;
import dev.citenote.cli.LiveServer.Event;
import dev.citenote.http.IdleIndexing;
import dev.citenote.http.Server;
import dev.citenote.http.Services;
import dev.citenote.http.Status;
import dev.citenote.llm.FakeEndpoint;
import dev.citenote.llm.ModelEndpoint;
import dev.citenote.llm.Terms;
import dev.citenote.llm.Terms.Deadlines;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However a model endpoint behaves, every answer has exactly one end.
@Timeout(120)
class EndingsTest {
  private static final int TIMES = 20;
  private static final int AT_ONCE = 40;

  /// All ways to misbehave; `k` of a request picks one.
  private static final List<String> MODES =
      List.of(
          "okfull",
          "okclose",
          "length",
          "filter",
          "nodone",
          "drop",
          "chunkdrop",
          "rst",
          "silent",
          "stall",
          "headers",
          "drip",
          "emptydrip",
          "badjson",
          "errevent",
          "errfirst",
          "errnamed",
          "html",
          "htmlstream",
          "nothing",
          "endlessline",
          "endless",
          "endlessevents",
          "err302",
          "err400",
          "err401",
          "err404",
          "err429",
          "err500",
          "err503",
          "err500inf",
          "crlf",
          "cr",
          "mixed",
          "multiline",
          "utf8split",
          "nul",
          "rawnul",
          "surrogate",
          "splitpair",
          "sparse",
          "toolcalls",
          "reasoning",
          "afterdone",
          "baredone");

  @TempDir Path folder;

  @Test
  void ask_everyModeManyTimes_hasExactlyOneTerminalEvent() throws Exception {
    Path notes = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(notes.resolve("a.md"), "# 缓存\n\n## 什么是缓存击穿？\n" + LiveServer.STATEMENT + "\n");
    try (FakeEndpoint model = FakeEndpoint.start(prompt -> LiveServer.STATEMENT + "[1]");
        RealNotes real = RealNotes.index(notes, folder.resolve("index"));
        Server server = Server.start("127.0.0.1", 0, services(real, model));
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<List<Event>>> asks = new ArrayList<>();
      for (int i = 0; i < TIMES * MODES.size(); i++) {
        HttpRequest request = request(server, 1 + i % MODES.size());
        asks.add(() -> LiveServer.parse(client.send(request, BodyHandlers.ofString()).body()));
      }
      List<Future<List<Event>>> answers = askers.invokeAll(asks);

      for (int i = 0; i < answers.size(); i++) {
        List<Event> events = answers.get(i).get();
        assertThat(events).as(MODES.get(i % MODES.size())).isNotEmpty();
        assertThat(events.stream().filter(Event::isTerminal))
            .as(MODES.get(i % MODES.size()))
            .hasSize(1);
        assertThat(events.getFirst().name()).isEqualTo("evidence");
        assertThat(events.getLast().isTerminal()).isTrue();
        String status = events.getLast().data().get("status").asText();
        assertThat(events.getLast().name().equals("incomplete"))
            .as(MODES.get(i % MODES.size()))
            .isEqualTo(status.equals("incomplete"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "okfull",
        "length",
        "nodone",
        "drop",
        "chunkdrop",
        "rst",
        "errevent",
        "badjson",
        "html",
        "filter",
        "stall",
        "err503"
      })
  void ask_onTheCommandLine_exitsAsTheStatusSaysAndPrintsTheText(String mode) throws Exception {
    try (FakeEndpoint model =
        FakeEndpoint.start(prompt -> LiveServer.STATEMENT + "[1] \u001B[31m预热。").inPiecesOf(2)) {
      LiveServer.settings(folder, new SettingLayers(folder));
      Path config = folder.resolve("citenote.yml");
      Files.writeString(
          config,
          "llm:\n  provider: openai\n  base_url: %s\n  model: m\n  idle_timeout: 1\n  first_token_timeout: 1\n"
              .formatted(model.url(mode)));
      String[] words = {
        "ask",
        LiveServer.QUESTION,
        "--config",
        config.toString(),
        "--notes",
        folder.resolve("notes").toString(),
        "--index",
        folder.resolve("index").toString()
      };
      List<String> json = new ArrayList<>(List.of(words));
      json.add("--json");

      Run machine = Run.of(json.toArray(String[]::new));
      Run person = Run.of(words);

      JsonNode answer = LiveServer.JSON.readTree(machine.out());
      int expected = answer.get("status").asText().equals("incomplete") ? 1 : 0;
      assertThat(machine.code()).isEqualTo(expected);
      assertThat(person.code()).isEqualTo(expected);
      assertThat(person.out())
          .startsWith(answer.get("text").asText().replace("\u001B", "") + System.lineSeparator());
      assertThat(person.out()).doesNotContain("\u001B");
    }
  }

  private static Services services(RealNotes real, FakeEndpoint model) {
    Deadlines short_ =
        new Deadlines(
            Duration.ofSeconds(1),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofSeconds(5));
    List<Answerer> answerers =
        MODES.stream()
            .map(
                mode ->
                    new ModelEndpoint(
                        ModelEndpoint.Provider.OPENAI,
                        model.url(mode),
                        "m",
                        Optional.empty(),
                        Terms.within(short_)))
            .map(endpoint -> real.answerer(Optional.of(endpoint)))
            .toList();
    return new Services(
        (question, listener) -> answerers.get(question.depth() - 1).answer(question, listener),
        query -> {
          throw new IllegalStateException("nothing is searched");
        },
        () -> {
          throw new IllegalStateException("nothing is registered");
        },
        note -> {
          throw new IllegalStateException("nothing is shown");
        },
        () -> {
          throw new IllegalStateException("nothing is changed");
        },
        EndingsTest::ready,
        new IdleIndexing());
  }

  private static Status ready() {
    return new Status(
        Status.State.READY,
        new Status.Indexed(1, 1, 1),
        new Status.Progress(0, 0),
        "e5-to-bge",
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static HttpRequest request(Server server, int k) {
    String body = LiveServer.body(LiveServer.QUESTION).put("k", k).toString();
    return HttpRequest.newBuilder(URI.create(server.url() + "/api/ask"))
        .header("Content-Type", "application/json")
        .header("Accept", "text/event-stream")
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
