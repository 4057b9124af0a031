package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files that look like notes and cannot be read, as they are listed over HTTP.
@Timeout(60)
class UnreadNotesTest {
  @TempDir Path folder;

  @Test
  void notes_thoseThatCannotBeRead_areListedAsSkippedToo() throws Exception {
    Path notes = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(notes.resolve("good.md"), "能读。\n");
    Files.writeString(notes.resolve("bad.pdf"), "%PDF-1.7 damaged");
    Files.write(notes.resolve("rnd.md"), new byte[] {0, 1, 2, 0, 3});
    Files.writeString(notes.resolve("tool.exe"), "x");
    try (SyncOnDemand live = SyncOnDemand.start(settings(notes))) {
      live.sync("{}");

      JsonNode listed = live.json("/api/notes");

      assertThat(listed.get("notes").findValuesAsText("path"))
          .containsExactly("bad.pdf", "good.md", "rnd.md");
      JsonNode skipped = listed.get("skipped");
      assertThat(skipped.findValuesAsText("path")).containsExactly("bad.pdf", "rnd.md", "tool.exe");
      assertThat(skipped.findValuesAsText("reason"))
          .doesNotContain("")
          .isEqualTo(live.json("/api/status").get("skipped").findValuesAsText("reason"));

      mend(live, listed.get("notes").get(2));
      assertThat(live.json("/api/notes").get("skipped").findValuesAsText("path"))
          .containsExactly("bad.pdf", "tool.exe");
    }
  }

  private static void mend(SyncOnDemand live, JsonNode note) throws Exception {
    assertThat(
            live.send(
                    live.request("/api/notes/" + note.get("id").textValue())
                        .header("If-Match", "*")
                        .PUT(BodyPublishers.ofString("又能读。\n"))
                        .build())
                .statusCode())
        .isEqualTo(200);
    live.sync("{}");
  }

  private Settings settings(Path notes) throws UsageException {
    return Settings.of(
        new SettingLayers(Path.of(""))
            .option(Setting.LLM_PROVIDER, Optional.of("none"))
            .option(Setting.NOTES, Optional.of(notes.toString()))
            .option(Setting.INDEX, Optional.of(folder.resolve("index").toString())));
  }
}
