package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citenote.http.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Notes that are gone all at once, in a server that syncs only when it is asked to, so that
/// nothing depends on when it looks.
@Timeout(60)
class HeldNotesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOTES = 6;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Path notes = Path.of("");
  private Desk desk;
  private Server server;

  @BeforeEach
  void start() throws Exception {
    notes = Files.createDirectory(folder.resolve("notes"));
    for (int i = 0; i < NOTES; i++) {
      Files.writeString(notes.resolve("n" + i + ".md"), "第 " + i + " 篇。\n");
    }
    desk = Desk.loading(settings(), LiveServer.quiet());
    server = Server.start("127.0.0.1", 0, desk.services());
    assertThat(sync("").get("added").asInt()).isEqualTo(NOTES);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    desk.close();
  }

  @Test
  void delete_mostNotesOverHttp_isNoDisappearance() throws Exception {
    for (JsonNode note : JSON.readTree(get("/api/notes")).get("notes")) {
      if (!note.get("path").asText().equals("n0.md")) {
        send(request("/api/notes/" + note.get("id").asText()).DELETE().build());
      }
    }

    JsonNode report = sync("");

    assertThat(report.get("removed").asInt()).isEqualTo(NOTES - 1);
    assertThat(report.get("held").asInt()).isZero();
    assertThat(JSON.readTree(get("/api/status")).get("notes").asInt()).isEqualTo(1);
    assertThat(get("/api/health")).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void post_notesVanished_areHeldUntilTheyAreConfirmedToBeDeleted() throws Exception {
    deleteByHand();

    JsonNode held = sync("{}");
    assertThat(held.get("held").asInt()).isEqualTo(NOTES - 1);
    assertThat(held.get("removed").asInt()).isZero();
    assertThat(get("/api/health")).contains("NOTES_VANISHED");
    assertThat(sync("{\"full\":true}").get("held").asInt()).isEqualTo(NOTES - 1);

    JsonNode confirmed = sync("{\"confirm\":true}");
    assertThat(confirmed.get("held").asInt()).isZero();
    assertThat(confirmed.get("removed").asInt()).isEqualTo(NOTES - 1);
    assertThat(get("/api/health")).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void post_folderThatGoesMeanwhile_failsAndHoldsOn() throws Exception {
    deleteByHand();
    assertThat(sync("{}").get("held").asInt()).isEqualTo(NOTES - 1);
    Path elsewhere = Files.move(notes, folder.resolve("elsewhere"));

    LiveServer.Event failed = end("{\"confirm\":true}");
    assertThat(failed.name()).isEqualTo("error");
    assertThat(failed.data().get("code").asText()).isEqualTo("notes_missing");
    assertThat(get("/api/health")).contains("NOTES_MISSING");

    Files.move(elsewhere, notes);
    assertThat(sync("{}").get("held").asInt()).isEqualTo(NOTES - 1);
    assertThat(get("/api/health")).contains("NOTES_VANISHED");
  }

  private void deleteByHand() throws IOException {
    for (int i = 1; i < NOTES; i++) {
      Files.delete(notes.resolve("n" + i + ".md"));
    }
  }

  /// The report of a sync that is asked for.
  private JsonNode sync(String body) throws Exception {
    LiveServer.Event end = end(body);
    assertThat(end.name()).as(end.data().toString()).isEqualTo("report");
    return end.data();
  }

  private LiveServer.Event end(String body) throws Exception {
    HttpRequest.Builder asked = request("/api/index").header("Accept", "text/event-stream");
    List<LiveServer.Event> events =
        LiveServer.parse(
            send(
                body.isEmpty()
                    ? asked.POST(BodyPublishers.noBody()).build()
                    : asked
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build()));
    return events.getLast();
  }

  private String get(String path) throws Exception {
    return send(request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  private String send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private Settings settings() throws UsageException {
    return Settings.of(
        new SettingLayers(Path.of(""))
            .option(Setting.LLM_PROVIDER, Optional.of("none"))
            .option(Setting.NOTES, Optional.of(notes.toString()))
            .option(Setting.INDEX, Optional.of(folder.resolve("index").toString())));
  }
}
