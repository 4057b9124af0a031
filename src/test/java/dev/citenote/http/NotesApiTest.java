package dev.citenote.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names of notes over HTTP, on a real server with a real folder, and with files beside it that
/// nobody may touch.
class NotesApiTest extends NotesOnServer {
  @Test
  void anyName_hostile_isRefusedAndTouchesNothing() throws Exception {
    Map<String, String> before = tree();
    SoftAssertions softly = new SoftAssertions();
    assertThat(HostileNames.all()).hasSizeGreaterThan(100);
    for (String name : HostileNames.all()) {
      softly.assertThat(put(name, "x").statusCode()).as("PUT %s", name).isBetween(400, 499);
      // A tab in a header is white space, which the parser makes a space of.
      if (name.indexOf('\t') < 0) {
        softly
            .assertThat(upload("", name, "x").statusCode())
            .as("form %s", name)
            .isBetween(400, 499);
      }
      if (!name.isBlank()) {
        String folder = name.endsWith(".md") ? name : name + "/..";
        softly
            .assertThat(upload(folder, "../n.md", "x").statusCode())
            .as("folder %s", name)
            .isBetween(400, 499);
      }
      for (String method : List.of("GET", "PUT", "DELETE")) {
        int status = raw(method, "/api/notes/", name);
        softly.assertThat(status).as("%s id %s", method, name).isBetween(400, 499);
      }
      softly.assertThat(raw("POST", "/api/trash/", name)).as("undo %s", name).isBetween(400, 499);
    }
    softly.assertAll();
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void folder_hostile_isRefused() throws Exception {
    Map<String, String> before = tree();
    SoftAssertions softly = new SoftAssertions();
    for (String name : HostileNames.all()) {
      // Good as folders, or the notes folder itself.
      if (!List.of("", "x.exe", "x.sh", "x").contains(name)) {
        softly
            .assertThat(upload(name, "n.md", "x").statusCode())
            .as("folder %s", name)
            .isBetween(400, 499);
      }
    }
    softly.assertAll();
    assertThat(tree()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "缓存 击穿.md",
        "笔记：RAG？.txt",
        "深入…….md",
        "👩‍👩‍👧‍👦 notes.md",
        "a'b，“c”.md",
        "50% of 100.md",
        "-rf.md",
        "面试/大模型/问 题.md",
        "naïve.md",
        "x;y=z, w.md"
      })
  void goodName_roundTrip_listReadDeleteUndo(String name) throws Exception {
    String text = "# 标题\n\n" + name + "\n";

    HttpResponse<String> created = upload("", name, text);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    JsonNode note = listed(name);
    String id = note.get("id").textValue();
    HttpResponse<String> read = server.get("/api/notes/" + id);

    assertThat(read.body()).isEqualTo(text);
    assertThat(read.headers().firstValue("ETag"))
        .contains("\"" + note.get("hash").textValue() + "\"");
    assertThat(
            read.headers()
                .firstValue("Content-Type")
                .orElse("")
                .replace(" ", "")
                .toLowerCase(Locale.ROOT))
        .isEqualTo("text/plain;charset=utf-8");
    String shown = name.substring(name.lastIndexOf('/') + 1);
    assertThat(read.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"")
        .endsWith("''" + URLEncoder.encode(shown, UTF_8).replace("+", "%20"));

    JsonNode removed = json(send("DELETE", "/api/notes/" + id));
    assertThat(Files.exists(notes.resolve(name))).isFalse();
    assertThat(server.get("/api/notes/" + id).statusCode()).isEqualTo(404);
    assertThat(json(server.get("/api/notes")).get("notes")).hasSize(1);
    String undo = removed.get("undo").textValue();
    assertThat(json(server.get("/api/trash")).get("deleted").get(0).get("path").textValue())
        .isEqualTo(name);

    assertThat(send("POST", "/api/trash/" + undo).statusCode()).isEqualTo(201);
    assertThat(Files.readString(notes.resolve(name))).isEqualTo(text);
    assertThat(send("POST", "/api/trash/" + undo).statusCode()).isEqualTo(404);
    assertThat(json(server.get("/api/trash")).get("deleted")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"é.md", "É.md", "E\u0301.md", "e\u0301.MD"})
  void create_nameOrTwinIsTaken_is409AndChangesNothing(String name) throws Exception {
    Files.writeString(notes.resolve("e\u0301.md"), "decomposed");
    Map<String, String> before = tree();

    HttpResponse<String> response = put(name, "other");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(json(response).get("code").textValue()).isEqualTo("name_taken");
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void create_nameIsTaken_namesTheNoteToReplace() throws Exception {
    String note = listed("old.md").get("id").textValue();

    JsonNode problem = json(put("old.md", "other"));

    assertThat(problem.get("detail").textValue()).endsWith("PUT /api/notes/" + note);
    assertThat(problem.get("note").textValue()).isEqualTo(note);
    assertThat(replace("/api/notes/" + note, "*", "other").statusCode()).isEqualTo(200);
  }

  @Test
  void create_whatIsThereIsNoNote_namesNone() throws Exception {
    Files.createDirectory(notes.resolve("folder.md"));

    JsonNode problem = json(put("folder.md", "other"));

    assertThat(problem.get("code").textValue()).isEqualTo("name_taken");
    assertThat(problem.get("detail").textValue()).endsWith("choose another name");
    assertThat(problem.has("note")).isFalse();
  }

  @Test
  void create_decomposedName_isWrittenComposedIntoTheFolderThereIs() throws Exception {
    Files.createDirectory(notes.resolve("e\u0301"));

    JsonNode note = json(put("e\u0301/u\u0308.md", "x"));

    assertThat(note.get("path").textValue()).isEqualTo("e\u0301/ü.md");
    assertThat(note.get("id")).isEqualTo(listed("e\u0301/ü.md").get("id"));
    assertThat(put("É/y.md", "x").statusCode()).isEqualTo(409);
    assertThat(Normalizer.isNormalized("ü.md", Normalizer.Form.NFC)).isTrue();
  }

  @Test
  void links_onThePath_areNeverFollowed() throws Exception {
    Files.createSymbolicLink(notes.resolve("out"), place.resolve("a"));
    Files.createSymbolicLink(notes.resolve("link.md"), place.resolve("x.md"));
    Files.createSymbolicLink(notes.resolve("dangling.md"), place.resolve("made.md"));
    Files.createSymbolicLink(notes.resolve(".trash"), place.resolve("a"));
    Files.createSymbolicLink(notes.resolve("loop"), notes.resolve("loop"));
    Map<String, String> before = tree();

    assertThat(put("out/new.md", "x").statusCode()).isEqualTo(409);
    assertThat(put("loop/new.md", "x").statusCode()).isEqualTo(409);
    assertThat(put("link.md", "x").statusCode()).isEqualTo(409);
    assertThat(put("dangling.md", "x").statusCode()).isEqualTo(409);
    assertThat(upload("out", "new.md", "x").statusCode()).isEqualTo(409);
    String id = listed("old.md").get("id").textValue();
    assertThat(send("DELETE", "/api/notes/" + id).statusCode()).isEqualTo(409);
    assertThat(json(server.get("/api/notes")).get("notes")).hasSize(1);
    assertThat(tree()).isEqualTo(before);
  }

  /// Such notes come from other programs: here they cannot be made, but everything else can be
  /// done.
  @Test
  void nameOfOtherPrograms_deleteAndUndo_work() throws Exception {
    Files.writeString(notes.resolve("why?.md"), "because");

    assertThat(send("POST", "/api/trash/" + deleted("why?.md")).statusCode()).isEqualTo(201);

    assertThat(notes.resolve("why?.md")).hasContent("because");
  }

  @ParameterizedTest
  @ValueSource(ints = {7_000, 9_000, 100_000, 4_000_000})
  void upload_endlessName_isRefusedNotFailed(int length) throws Exception {
    Map<String, String> before = tree();

    for (String unit : List.of("x", "\\x")) {
      String name = unit.repeat(length / unit.length()) + ".md";
      assertThat(upload("", name, "x").statusCode()).as(unit).isBetween(400, 499);
    }

    assertThat(tree()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\\x"})
  void upload_longNameBesideAGoodOne_isRefusedAlone(String unit) throws Exception {
    String name = unit.repeat(7_000 / unit.length()) + ".md";
    String end = "--" + BOUNDARY + "--\r\n";

    assertThat(form(part("f", name, "1") + part("f", "good.md", "2") + end).statusCode())
        .isEqualTo(207);
    assertThat(notes.resolve("good.md")).hasContent("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text"})
  void create_formatThatIsNotRead_is415(String text) throws Exception {
    HttpResponse<String> response = put("x.exe", text);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(json(response).get("code").textValue()).isEqualTo("unsupported_format");
    assertThat(Files.exists(notes.resolve("x.exe"))).isFalse();
  }
}
