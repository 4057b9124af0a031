package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The notes or the index of a running server are taken away from it.
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class LostFoldersTest {
  @TempDir Path folder;
  private SyncOnDemand live;
  private Path notes = Path.of("");
  private Path index = Path.of("");

  @BeforeEach
  void start() throws Exception {
    live =
        SyncOnDemand.started(
            LiveServer.settings(
                folder,
                new SettingLayers(Path.of("")).option(Setting.LLM_PROVIDER, Optional.of("none"))));
    notes = folder.resolve("notes");
    index = folder.resolve("index");
  }

  @AfterEach
  void stop() {
    live.close();
  }

  @Test
  void anyRequest_notesFolderGone_isTypedAndAnswersGoOn() throws Exception {
    Path elsewhere = Files.move(notes, folder.resolve("elsewhere"));

    for (String body : List.of("{}", "{\"full\":true}", "{\"confirm\":true}")) {
      LiveServer.Event end = live.end(body);
      assertThat(end.name()).isEqualTo("error");
      assertThat(end.data().get("code").asText()).isEqualTo("notes_missing");
      assertThat(end.data().get("detail").asText()).contains("bring it back");
    }
    for (String path :
        List.of("/api/notes", "/api/questions", "/api/notes?note=a.md&start=0&end=1")) {
      assertThat(live.get(path)).as(path).contains("\"code\":\"notes_unreadable\"");
    }
    assertThat(
            live.send(
                    live.request("/api/notes?path=new.md")
                        .PUT(BodyPublishers.ofString("x"))
                        .build())
                .statusCode())
        .isEqualTo(503);
    assertThat(notes).doesNotExist();
    JsonNode status = live.json("/api/status");
    assertThat(status.at("/problem/code").asText()).isEqualTo("NOTES_MISSING");
    assertThat(status.get("found").isNull()).isTrue();
    assertThat(live.ask(LiveServer.QUESTION).body()).contains(LiveServer.STATEMENT);

    Files.move(elsewhere, notes);
    assertThat(live.sync("{}").get("unchanged").asInt()).isEqualTo(1);
    assertThat(live.get("/api/health")).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void indexDeleted_isNoticedByWhoeverLooksAndBuiltAnew() throws Exception {
    deleteIndex();

    // Nobody asks for a sync: looking is enough.
    await(
        it ->
            it.at("/last_sync/rebuilt").asText().equals("it was deleted")
                && it.get("notes").asInt() == 1);

    assertThat(index).isDirectory();
    assertThat(live.ask(LiveServer.QUESTION).body()).contains(LiveServer.STATEMENT);
    Files.writeString(notes.resolve("队列.md"), "# 队列\n\n队列是先进先出的结构。\n");
    assertThat(live.sync("{}").get("added").asInt()).isEqualTo(1);
    assertThat(live.get("/api/health")).isEqualTo("{\"status\":\"ok\"}");
    assertThat(Run.of("doctor", "--notes", notes.toString(), "--index", index.toString()).out())
        .contains("every checksum");
  }

  @Test
  void indexDeleted_syncThatIsAskedFor_saysWhyItRebuilt() throws Exception {
    deleteIndex();

    JsonNode report = live.sync("{}");

    assertThat(report.get("rebuilt").asText()).isEqualTo("it was deleted");
    assertThat(report.get("added").asInt()).isEqualTo(1);
    assertThat(live.ask(LiveServer.QUESTION).body()).contains(LiveServer.STATEMENT);
  }

  @Test
  void indexCutShort_asksMeanwhileAreToldWhyAndItIsBuiltAnew() throws Exception {
    assertThat(live.ask(LiveServer.QUESTION).statusCode()).isEqualTo(200);
    cutShort();
    List<HttpResponse<String>> refused = new ArrayList<>();
    HttpResponse<String> response = live.ask(LiveServer.QUESTION);
    while (!response.body().contains(LiveServer.STATEMENT)) {
      refused.add(response);
      LockSupport.parkNanos(20_000_000);
      response = live.ask(LiveServer.QUESTION);
    }

    assertThat(refused)
        .isNotEmpty()
        .allSatisfy(
            it -> {
              assertThat(it.statusCode()).as(it.body()).isEqualTo(503);
              assertThat(it.body()).containsPattern("index_failed|indexing");
              assertThat(it.body()).doesNotContain("Input(", "path=", "InternalError");
            });
    assertThat(live.get("/api/health")).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void indexDeletedTwice_isBuiltAnewWithoutBeingStartedAgain() throws Exception {
    for (int i = 0; i < 2; i++) {
      deleteIndex();
      live.end("{}");
      deleteIndex();
      // What was deleted is still open, and answers until that is noticed.
      await(it -> holdsPassages());
      await(it -> it.get("problem").isNull() && it.get("notes").asInt() == 1);
      assertThat(live.ask(LiveServer.QUESTION).body()).contains(LiveServer.STATEMENT);
    }
  }

  @Test
  void indexCutShort_statusSaysSoAndItIsBuiltAnew() throws Exception {
    cutShort();

    JsonNode status = await(it -> it.at("/problem/code").asText().equals("INDEX_DAMAGED"));
    assertThat(status.at("/problem/detail").asText()).contains("built anew from the notes");
    await(it -> it.get("problem").isNull() && it.get("notes").asInt() == 1);
    assertThat(live.ask(LiveServer.QUESTION).body()).contains(LiveServer.STATEMENT);
  }

  private void cutShort() throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".cfs")).toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(0);
        }
      }
    }
  }

  private boolean holdsPassages() {
    String[] names = index.toFile().list((folder, name) -> name.endsWith(".cfs"));
    return names != null && names.length > 0;
  }

  private void deleteIndex() throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(index);
  }

  private JsonNode await(Predicate<JsonNode> wanted) throws Exception {
    JsonNode status = live.json("/api/status");
    while (!wanted.test(status)) {
      LockSupport.parkNanos(20_000_000);
      status = live.json("/api/status");
      assertThat(status.has("state")).as(status.toString()).isTrue();
    }
    return status;
  }
}
