package dev.citenote.cli;

import static dev.citenote.cli.LiveServer.QUESTION;
import static dev.citenote.cli.LiveServer.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What became of a cited note between the answer and the click on its citation.
@Timeout(60)
class SourcesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE"})
  void notes_fileAsItWas_quotesItsVeryBytes(String charset) throws Exception {
    String text = "# 前言 😀\r\n\r\n## 什么是预热？\r\n预热是在过期之前就把热点键放进缓存里。\r\n";
    Files.createDirectories(folder.resolve("notes"));
    Files.write(folder.resolve("notes/预 热%2F.md"), text.getBytes(Charset.forName(charset)));
    try (LiveServer live = start()) {
      JsonNode answer = live.ask(body("什么是预热？"));
      JsonNode citation = answer.get("citations").get(0);

      JsonNode place = shown(live, citation, true);

      assertThat(citation.get("note").asText()).isEqualTo("预 热%2F.md");
      for (String field : new String[] {"note", "lines", "start", "end", "quote"}) {
        assertThat(place.get(field)).as(field).isEqualTo(citation.get(field));
      }
      assertThat(text.substring(place.get("start").asInt(), place.get("end").asInt()))
          .isEqualTo(place.get("quote").asText());
      assertThat(shown(live, citation, false)).isEqualTo(place);
    }
  }

  @Test
  void notes_fileDeletedSince_is410() throws Exception {
    try (LiveServer live = start()) {
      JsonNode citation = live.ask(body(QUESTION)).get("citations").get(0);
      Files.delete(folder.resolve("notes").resolve(citation.get("note").asText()));

      assertProblem(shown(live, citation, true), 410, "source_gone");
      assertProblem(shown(live, citation, false), 410, "source_gone");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"longer", "other", "empty"})
  void notes_fileChangedSince_saysSourceChanged(String change) throws Exception {
    try (LiveServer live = start()) {
      JsonNode citation = live.ask(body(QUESTION)).get("citations").get(0);
      Path file = folder.resolve("notes").resolve(citation.get("note").asText());
      String before = Files.readString(file);
      Files.writeString(
          file,
          switch (change) {
            case "longer" -> "新的第一行\n" + before;
            case "other" -> before.replace("热点键", "冷门键");
            default -> "";
          });

      assertProblem(shown(live, citation, true), 409, "source_changed");
      assertProblem(shown(live, citation, false), 409, "source_changed");
    }
  }

  @Test
  void notes_fileThatGrewBehindTheQuote_stillShowsIt() throws Exception {
    try (LiveServer live = start()) {
      JsonNode citation = live.ask(body(QUESTION)).get("citations").get(0);
      Path file = folder.resolve("notes").resolve(citation.get("note").asText());
      Files.writeString(file, Files.readString(file) + "\n后记\n");

      assertThat(shown(live, citation, true).get("quote")).isEqualTo(citation.get("quote"));
      assertProblem(shown(live, citation, false), 409, "source_changed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.md", "link.md", ".hidden.md", "/etc/passwd", "缓存.md/", "\0"})
  void notes_whatTheFolderDoesNotList_isNeverRead(String path) throws Exception {
    Files.createDirectories(folder.resolve("notes"));
    Files.writeString(folder.resolve("secret.md"), "secret");
    Files.writeString(folder.resolve("notes/.hidden.md"), "secret");
    Files.createSymbolicLink(folder.resolve("notes/link.md"), folder.resolve("secret.md"));
    try (LiveServer live = start()) {
      String response =
          live.read("/api/notes?start=0&end=1&note=" + URLEncoder.encode(path, UTF_8));

      assertProblem(LiveServer.JSON.readTree(response), 410, "source_gone");
    }
  }

  private LiveServer start() throws Exception {
    return LiveServer.start(
        folder, new SettingLayers(Path.of("")).option(Setting.LLM_PROVIDER, Optional.of("none")));
  }

  private static void assertProblem(JsonNode response, int status, String code) {
    assertThat(response.path("status").asInt()).as(response::toString).isEqualTo(status);
    assertThat(response.get("code").asText()).isEqualTo(code);
  }

  private static JsonNode shown(LiveServer live, JsonNode citation, boolean quoted)
      throws Exception {
    String query =
        "/api/notes?note=%s&start=%d&end=%d"
            .formatted(
                URLEncoder.encode(citation.get("note").asText(), UTF_8),
                citation.get("start").asInt(),
                citation.get("end").asInt());
    String quote =
        quoted ? "&quote=" + URLEncoder.encode(citation.get("quote").asText(), UTF_8) : "";
    return LiveServer.JSON.readTree(live.read(query + quote));
  }
}
