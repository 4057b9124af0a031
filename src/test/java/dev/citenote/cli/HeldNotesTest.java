package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Notes that are gone all at once, in a server that syncs only when it is asked to, so that
/// nothing depends on when it looks, and whose clock goes on when it is told to.
@Timeout(120)
class HeldNotesTest {
  private static final int NOTES = 6;

  @TempDir Path folder;
  private Path notes = Path.of("");
  private final AtomicLong clock = new AtomicLong();
  private SyncOnDemand live;

  @BeforeEach
  void start() throws Exception {
    notes = Files.createDirectory(folder.resolve("notes"));
    for (int i = 0; i < NOTES; i++) {
      Files.writeString(notes.resolve("n" + i + ".md"), "第 " + i + " 篇。\n");
    }
    live = SyncOnDemand.start(settings(), clock::get);
    assertThat(live.sync("{}").get("added").asInt()).isEqualTo(NOTES);
  }

  @AfterEach
  void stop() {
    live.close();
  }

  @Test
  void delete_mostNotesOverHttp_isNoDisappearance() throws Exception {
    for (JsonNode note : live.json("/api/notes").get("notes")) {
      if (!note.get("path").asText().equals("n0.md")) {
        live.send(live.request("/api/notes/" + note.get("id").asText()).DELETE().build());
      }
    }

    JsonNode report = live.sync("{}");

    assertThat(report.get("removed").asInt()).isEqualTo(NOTES - 1);
    assertThat(report.get("held").asInt()).isZero();
    assertThat(live.json("/api/status").get("notes").asInt()).isEqualTo(1);
    assertThat(live.get("/api/health")).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void post_notesVanished_areHeldUntilTheyAreConfirmedToBeDeleted() throws Exception {
    deleteByHand();

    JsonNode held = live.sync("{}");
    assertThat(held.get("held").asInt()).isEqualTo(NOTES - 1);
    assertThat(held.get("removed").asInt()).isZero();
    assertThat(live.get("/api/health")).contains("NOTES_VANISHED");
    assertThat(live.sync("{\"full\":true}").get("held").asInt()).isEqualTo(NOTES - 1);

    JsonNode confirmed = live.sync("{\"confirm\":true}");
    assertThat(confirmed.get("held").asInt()).isZero();
    assertThat(confirmed.get("removed").asInt()).isEqualTo(NOTES - 1);
    assertThat(live.get("/api/health")).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void post_notesGoneForLongEnough_areTakenForDeleted() throws Exception {
    deleteByHand();
    assertThat(live.sync("{}").get("held").asInt()).isEqualTo(NOTES - 1);

    clock.addAndGet(Duration.ofSeconds(4).toNanos());

    assertThat(live.sync("{}").get("removed").asInt()).isEqualTo(NOTES - 1);
    assertThat(live.get("/api/health")).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void post_folderThatGoesMeanwhile_failsAndHoldsOn() throws Exception {
    deleteByHand();
    assertThat(live.sync("{}").get("held").asInt()).isEqualTo(NOTES - 1);
    Path elsewhere = Files.move(notes, folder.resolve("elsewhere"));

    LiveServer.Event failed = live.end("{\"confirm\":true}");
    assertThat(failed.name()).isEqualTo("error");
    assertThat(failed.data().get("code").asText()).isEqualTo("notes_missing");
    assertThat(live.get("/api/health")).contains("NOTES_MISSING");

    Files.move(elsewhere, notes);
    assertThat(live.sync("{}").get("held").asInt()).isEqualTo(NOTES - 1);
    assertThat(live.get("/api/health")).contains("NOTES_VANISHED");
  }

  private void deleteByHand() throws IOException {
    for (int i = 1; i < NOTES; i++) {
      Files.delete(notes.resolve("n" + i + ".md"));
    }
  }

  private Settings settings() throws UsageException {
    return Settings.of(
        new SettingLayers(Path.of(""))
            .option(Setting.LLM_PROVIDER, Optional.of("none"))
            .option(Setting.NOTES, Optional.of(notes.toString()))
            .option(Setting.INDEX, Optional.of(folder.resolve("index").toString())));
  }
}
