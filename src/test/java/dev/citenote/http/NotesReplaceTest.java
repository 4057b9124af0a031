package dev.citenote.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.note.NoteChange;
import dev.citenote.note.NoteStore;
import dev.citenote.note.NotesFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading notes as they are and replacing what was read, also while others write.
class NotesReplaceTest extends NotesOnServer {
  @ParameterizedTest
  @CsvSource({"UTF-8, utf-8", "GB18030, gb18030", "UTF-16LE, utf-16le", "Big5, big5"})
  void read_anyEncoding_isTheVeryBytesWithTheirCharset(String charset, String told)
      throws Exception {
    String text =
        charset.equals("Big5")
            ? "# 檢索增強生成\n\n我們先檢索，再讓模型回答這個問題。\n"
            : "# 检索增强生成\n\n我们先检索，再让模型回答这个问题。\n";
    byte[] bytes = text.getBytes(Charset.forName(charset));
    Files.write(notes.resolve("t.md"), bytes);

    HttpResponse<byte[]> response =
        server.client.send(
            server.request("/api/notes/" + listed("t.md").get("id").textValue()).build(),
            BodyHandlers.ofByteArray());

    assertThat(response.body()).isEqualTo(bytes);
    assertThat(
            response
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .replace(" ", "")
                .toLowerCase(Locale.ROOT))
        .isEqualTo("text/plain;charset=" + told);
    assertThat(response.headers().map())
        .containsEntry("X-Content-Type-Options", List.of("nosniff"))
        .containsEntry("Cache-Control", List.of("no-store"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*"})
  void replace_nameInPlaceOfAnId_is404ThatSaysHowToAdd(String match) throws Exception {
    String target = "/api/notes/walrus.md";

    HttpResponse<String> response = replace(target, match.isEmpty() ? null : match, "text");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).get("detail").textValue())
        .contains("\"walrus.md\"", "PUT /api/notes?path=name.md");
    assertThat(notes.resolve("walrus.md")).doesNotExist();
  }

  @Test
  void replace_onlyWhatWasRead() throws Exception {
    JsonNode note = listed("old.md");
    String target = "/api/notes/" + note.get("id").textValue();
    String tag = "\"" + note.get("hash").textValue() + "\"";

    assertThat(replace(target, null, "a").statusCode()).isEqualTo(428);
    assertThat(replace(target, "\"x\"", "a").headers().firstValue("ETag")).contains(tag);
    assertThat(replace(target, "W/" + tag, "a").statusCode()).isEqualTo(412);
    assertThat(replace(target, "x", "a").statusCode()).isEqualTo(400);
    assertThat(replace(target, tag, "\0\0binary").statusCode()).isEqualTo(422);
    assertThat(Files.readString(notes.resolve("old.md"))).startsWith("# 旧");
    HttpResponse<String> done = replace(target, "\"x\", " + tag, "first");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(replace(target, tag, "second").statusCode()).isEqualTo(412);
    assertThat(Files.readString(notes.resolve("old.md"))).isEqualTo("first");
    assertThat(replace(target, "*", "third").statusCode()).isEqualTo(200);
    assertThat(
            server
                .send(server.request(target).header("If-Match", tag).DELETE().build())
                .statusCode())
        .isEqualTo(412);
    assertThat(Files.readString(notes.resolve("old.md"))).isEqualTo("third");
  }

  @Test
  void concurrentReplacements_ofOneVersion_oneWins() throws Exception {
    for (int round = 0; round < 20; round++) {
      JsonNode note = listed("old.md");
      String target = "/api/notes/" + note.get("id").textValue();
      String tag = "\"" + note.get("hash").textValue() + "\"";
      String text = "round " + round + " by ";
      List<Integer> statuses = together(6, i -> replace(target, tag, text + i).statusCode());
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 2_500, 5_000, 100_000})
  void ifMatch_manyTags_isRefusedNotFailed(int tags) throws Exception {
    JsonNode note = listed("old.md");

    HttpResponse<String> response =
        replace("/api/notes/" + note.get("id").textValue(), "\"\",".repeat(tags) + "\"x\"", "new");

    assertThat(response.statusCode()).isBetween(400, 499);
    assertThat(Files.readString(notes.resolve("old.md"))).startsWith("# 旧");
  }

  @Test
  void replace_editorSavesWhileTheNewContentIsWritten_isRefusedAndKeepsTheEditorsText()
      throws Exception {
    NoteStore store = new NoteStore(new NotesFolder(notes), change -> {});
    JsonNode note = listed("old.md");
    String hash = note.get("hash").textValue();
    List<List<Path>> writing = new ArrayList<>();

    NoteChange refused =
        store.replace(
            note.get("id").textValue(),
            now -> {
              writing.add(partFiles());
              if (writing.size() == 1) {
                save("of the editor");
                return true;
              }
              return now.equals(hash);
            },
            "new".getBytes(UTF_8));

    assertThat(refused).isInstanceOf(NoteChange.Differs.class);
    assertThat(writing.getFirst()).isEmpty();
    assertThat(writing.getLast()).hasSize(1);
    assertThat(notes.resolve("old.md")).hasContent("of the editor");
    assertThat(partFiles()).isEmpty();
  }

  private void save(String text) {
    try {
      Files.writeString(notes.resolve("old.md"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> partFiles() {
    try {
      return hiddenFiles();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
