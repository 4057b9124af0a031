package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Syncs that clients ask for, through a server as `citenote serve --no-watch` wires it.
@Timeout(60)
class IndexingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Path notes = Path.of("");
  private LiveServer live;

  @BeforeEach
  void start() throws Exception {
    live =
        LiveServer.start(
            folder,
            new SettingLayers(Path.of("")).option(Setting.LLM_PROVIDER, Optional.of("none")));
    notes = folder.resolve("notes");
  }

  @AfterEach
  void stop() {
    client.close();
    live.close();
  }

  @Test
  void post_events_indexWhatWasEditedAndEndInTheReport() throws Exception {
    Files.writeString(notes.resolve("队列.md"), "# 队列\n\n队列是先进先出的结构。\n");
    assertThat(status().at("/pending/added").asInt()).isEqualTo(1);

    List<LiveServer.Event> events = LiveServer.parse(send(post("{}", "text/event-stream")));

    assertThat(events.getLast().name()).isEqualTo("report");
    assertThat(events.getLast().data().get("added").asInt()).isEqualTo(1);
    assertThat(events.getLast().data().fieldNames())
        .toIterable()
        .contains("added", "changed", "removed", "unchanged", "skipped", "passages", "seconds");
    assertThat(events.subList(0, events.size() - 1))
        .allSatisfy(it -> assertThat(it.name()).isEqualTo("progress"));
    JsonNode status = status();
    assertThat(status.get("notes").asInt()).isEqualTo(2);
    assertThat(status.at("/pending/added").asInt()).isZero();
    assertThat(status.at("/last_sync/added").asInt()).isEqualTo(1);
  }

  @Test
  void post_twoAtOnce_giveOneReport() throws Exception {
    writeMany();
    CompletableFuture<String> first =
        client
            .sendAsync(post("{}", "text/event-stream"), BodyHandlers.ofString())
            .thenApply(it -> it.body());
    awaitPhase("encoding");
    String second = send(post("{}", "text/event-stream"));

    assertThat(LiveServer.parse(second).getLast())
        .isEqualTo(LiveServer.parse(first.get()).getLast());
    assertThat(LiveServer.parse(second).getLast().data().get("added").asInt()).isEqualTo(40);
  }

  @Test
  void post_full_encodesEverythingAnew() throws Exception {
    Set<String> before = segments();
    JsonNode report =
        LiveServer.parse(send(post("{\"full\":true}", "text/event-stream"))).getLast().data();

    assertThat(report.get("rebuilt").asText()).isEqualTo("it was asked for");
    assertThat(report.get("added").asInt()).isEqualTo(1);
    assertThat(report.get("unchanged").asInt()).isZero();
    assertThat(segments()).isNotEmpty().doesNotContainAnyElementsOf(before);
    assertThat(status().at("/last_sync/rebuilt").asText()).isEqualTo("it was asked for");
    JsonNode next = LiveServer.parse(send(post("{}", "text/event-stream"))).getLast().data();
    assertThat(next.get("unchanged").asInt()).isEqualTo(1);
    assertThat(next.has("rebuilt")).isFalse();
  }

  /// Names of the index's segments, none of which outlives a build of everything.
  private Set<String> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.endsWith(".cfs") || it.endsWith(".si"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void post_clientThatLeaves_doesNotEndTheSync() throws Exception {
    writeMany();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), live.server.port())) {
      String head =
          "POST /api/index HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\nContent-Length: 0\r\n\r\n"
              .formatted(live.server.port());
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      LiveServer.readUntil(socket, "event: progress");
    }
    awaitPhase("idle");

    assertThat(status().get("notes").asInt()).isEqualTo(41);
    assertThat(JSON.readTree(live.read("/api/index")).at("/report/added").asInt()).isEqualTo(40);
  }

  @Test
  void get_neverStartsASync() throws Exception {
    awaitPhase("idle"); // the first sync may just be ending
    Files.writeString(notes.resolve("队列.md"), "队列是先进先出的结构。\n");

    assertThat(live.read("/api/index")).contains("\"phase\":\"idle\"", "\"added\":1");
    assertThat(status().get("notes").asInt()).isEqualTo(1);
  }

  @Test
  void status_ofAnotherProcessAndOfTheServer_agree() throws Exception {
    Files.writeString(notes.resolve("队列.md"), "队列是先进先出的结构。\n");
    send(post("", "application/json"));
    awaitPhase("idle");
    JsonNode served = status();
    JsonNode told =
        JSON.readTree(
            Run.of("status", "--json", "--notes", notes.toString(), "--index", folder + "/index")
                .out());

    assertThat(told.fieldNames()).toIterable().containsExactlyElementsOf(served::fieldNames);
    for (String same :
        List.of("state", "notes", "passages", "questions", "found", "pending", "last_sync")) {
      assertThat(told.get(same)).as(same).isEqualTo(served.get(same));
    }
  }

  private void writeMany() throws IOException {
    for (int i = 0; i < 40; i++) {
      int note = i;
      Files.writeString(
          notes.resolve("note%02d.md".formatted(i)),
          IntStream.range(0, 40)
              .mapToObj(it -> "第%d篇第%d段讲的是队列先进先出的结构和它的用处。\n\n".formatted(note, it))
              .reduce("", String::concat));
    }
  }

  private void awaitPhase(String phase) throws Exception {
    while (!JSON.readTree(live.read("/api/index")).at("/progress/phase").asText().equals(phase)) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  private JsonNode status() throws Exception {
    return JSON.readTree(live.read("/api/status"));
  }

  private HttpRequest post(String body, String accepted) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(live.server.url() + "/api/index"))
            .header("Accept", accepted);
    return body.isEmpty()
        ? request.POST(BodyPublishers.noBody()).build()
        : request
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
  }

  private String send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString()).body();
  }
}
