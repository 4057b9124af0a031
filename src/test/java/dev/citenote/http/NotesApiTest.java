package dev.citenote.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.note.NoteChange;
import dev.citenote.note.NoteStore;
import dev.citenote.note.NotesFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Notes over HTTP, on a real server with a real folder, and with files beside it that nobody may
/// touch.
@Timeout(120)
class NotesApiTest {
  private static final String BOUNDARY = "----part";

  @TempDir Path place;
  private Path notes;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    notes = Files.createDirectories(place.resolve("notes"));
    Files.createDirectories(place.resolve("a"));
    Files.writeString(place.resolve("x.md"), "sentinel");
    Files.writeString(place.resolve("a/x.md"), "sentinel");
    Files.writeString(notes.resolve("old.md"), "# 旧\n\n内容。\n");
    server = TestServer.on(notes);
  }

  @AfterEach
  void stop() {
    server.close();
  }

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

  @Test
  void undo_somethingStandsThereNow_is409AndKeepsBoth() throws Exception {
    String id = listed("old.md").get("id").textValue();
    String undo = json(send("DELETE", "/api/notes/" + id)).get("undo").textValue();
    put("old.md", "new");

    assertThat(send("POST", "/api/trash/" + undo).statusCode()).isEqualTo(409);
    assertThat(Files.readString(notes.resolve("old.md"))).isEqualTo("new");
    assertThat(json(server.get("/api/trash")).get("deleted")).hasSize(1);
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
  void concurrentUploads_ofOneName_oneWins() throws Exception {
    for (int round = 0; round < 20; round++) {
      String name = "race" + round + ".md";
      List<Integer> statuses = together(8, i -> put(name, "text " + i).statusCode());
      assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }
    assertThat(hiddenFiles()).isEmpty();
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

  @Test
  void upload_severalFiles_tellsOfEach() throws Exception {
    String form =
        part("file", "a.md", "one")
            + part("file", "old.md", "two")
            + part("file", "../x.md", "3")
            + part("file", "b.exe", "4")
            + part("file", "bin.md", "\0\0\1\2")
            + field("folder", "")
            + "--"
            + BOUNDARY
            + "--\r\n";

    HttpResponse<String> response = form(form);

    assertThat(response.statusCode()).isEqualTo(207);
    assertThat(json(response).get("files").findValuesAsText("status"))
        .containsExactly("201", "409", "400", "415", "422");
    assertThat(Files.readString(notes.resolve("a.md"))).isEqualTo("one");
    assertThat(Files.exists(notes.resolve("bin.md"))).isFalse();
  }

  @Test
  void upload_tooMuch_isRefusedBeforeItIsRead() throws Exception {
    String many = part("f", "a.md", "x").repeat(1_000) + "--" + BOUNDARY + "--\r\n";
    assertThat(form(many).statusCode()).isEqualTo(413);
    assertThat(upload("", "big.md", "x".repeat((5 << 20) + 1)).statusCode()).isEqualTo(413);
    assertThat(declared("POST /api/notes", 60_000_000)).isEqualTo(413);
    assertThat(declared("PUT /api/notes?path=a.md", (5 << 20) + 1)).isEqualTo(413);
    assertThat(form("nonsense").statusCode()).isEqualTo(400);
    assertThat(form("").statusCode()).isEqualTo(400);
    assertThat(Files.exists(notes.resolve("a.md"))).isFalse();
  }

  @Test
  void upload_brokenOff_leavesNothing() throws Exception {
    Map<String, String> before = tree();
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
        String body =
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.md\"\r\n\r\npart";
        String head =
            (i % 2 == 0 ? "POST /api/notes" : "PUT /api/notes?path=a.md")
                + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + server.server.port()
                + "\r\nContent-Type: multipart/form-data; boundary="
                + BOUNDARY
                + "\r\nContent-Length: 4000000\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(UTF_8));
      }
    }
    // The budget of bytes held is given back, too: a large upload finds room.
    assertThat(put("big.md", "x".repeat(5 << 20)).statusCode()).isEqualTo(201);
    Files.delete(notes.resolve("big.md"));
    assertThat(tree()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/notes, text/plain, 415",
    "POST, /api/notes, application/x-www-form-urlencoded, 415",
    "POST, /api/trash/1, text/plain, 415",
    "POST, /api/trash/1, application/x-www-form-urlencoded, 415",
    "GET, /api/trash/1, text/plain, 405",
    "POST, /api/notes/1, text/plain, 405",
    "DELETE, /api/notes, text/plain, 405"
  })
  void formsAndLinks_changeNothing(String method, String path, String type, int status)
      throws Exception {
    HttpRequest request =
        server
            .request(path)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString("x=1"))
            .build();

    assertThat(server.send(request).statusCode()).isEqualTo(status);
  }

  @Test
  void trash_others_areLeftAlone() throws Exception {
    Files.createDirectories(notes.resolve(".trash/mine"));
    Files.writeString(notes.resolve(".trash/mine/keep.md"), "kept");
    Path old = notes.resolve(".trash/citenote-1000000000000-0123456789abcdef");
    Files.createDirectories(old);
    Files.writeString(old.resolve("ancient.md"), "gone after a month");

    send("DELETE", "/api/notes/" + listed("old.md").get("id").textValue());

    assertThat(notes.resolve(".trash/mine/keep.md")).hasContent("kept");
    assertThat(old).doesNotExist();
    assertThat(json(server.get("/api/trash")).get("deleted")).hasSize(1);
  }

  @Test
  void undo_othersPutFilesIntoTheEntry_restoresTheNoteAndKeepsThem() throws Exception {
    put("a/b/note.md", "the note");
    Map<String, String> others = new TreeMap<>();
    String undo = deleted("a/b/note.md");
    Path entry = notes.resolve(".trash/citenote-" + undo);
    for (String folder : List.of("", "a/", "a/b/")) {
      for (int i = 0; i < 10; i++) {
        others.put(folder + ".DS_Store" + i, "of the system");
        others.put(folder + i + "note.sync-conflict.md", "of a sync");
      }
    }
    for (Map.Entry<String, String> other : others.entrySet()) {
      Files.writeString(entry.resolve(other.getKey()), other.getValue());
    }

    JsonNode trash = json(server.get("/api/trash")).get("deleted");
    assertThat(trash).hasSize(1);
    assertThat(trash.get(0).get("path").textValue()).isEqualTo("a/b/note.md");
    assertThat(send("POST", "/api/trash/" + undo).statusCode()).isEqualTo(201);

    assertThat(notes.resolve("a/b/note.md")).hasContent("the note");
    for (Map.Entry<String, String> other : others.entrySet()) {
      assertThat(entry.resolve(other.getKey())).hasContent(other.getValue());
    }
    assertThat(json(server.get("/api/trash")).get("deleted")).isEmpty();
    assertThat(send("POST", "/api/trash/" + undo).statusCode()).isEqualTo(404);
  }

  @Test
  void undo_nobodyElseWroteThere_leavesNoFolder() throws Exception {
    put("a/b/note.md", "the note");

    assertThat(send("POST", "/api/trash/" + deleted("a/b/note.md")).statusCode()).isEqualTo(201);

    try (Stream<Path> left = Files.list(notes.resolve(".trash"))) {
      assertThat(left).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../../x.md", "../note.md", "/etc/passwd", "link/x.md", "", "a\0b"})
  void undo_entryNamesAPlaceOutside_isRefusedAndTouchesNothing(String path) throws Exception {
    String undo = deleted("old.md");
    Path entry = notes.resolve(".trash/citenote-" + undo);
    Files.writeString(notes.resolve(".trash/note.md"), "of others");
    Files.createSymbolicLink(entry.resolve("link"), place.resolve("a"));
    Files.writeString(entry.resolve(".citenote-path"), path);
    Map<String, String> before = tree();

    assertThat(json(server.get("/api/trash")).get("deleted")).isEmpty();
    assertThat(send("POST", "/api/trash/" + undo).statusCode()).isEqualTo(404);
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void trash_moreThan200Young_allCanBePutBack() throws Exception {
    for (int i = 0; i < 205; i++) {
      Files.writeString(notes.resolve("n" + i + ".md"), "note " + i);
    }
    List<String> undo = new ArrayList<>();
    for (JsonNode note : json(server.get("/api/notes")).get("notes")) {
      String target = "/api/notes/" + note.get("id").textValue();
      undo.add(json(send("DELETE", target)).get("undo").textValue());
    }

    assertThat(json(server.get("/api/trash")).get("deleted")).hasSize(206);
    assertThat(send("POST", "/api/trash/" + undo.getFirst()).statusCode()).isEqualTo(201);
  }

  /// A folder too deep for its path to be named fails whoever walks down there.
  @Test
  void delete_oldEntryCannotBePruned_isAnsweredAsDone() throws Exception {
    String deep = ("d".repeat(200) + "/").repeat(10);
    Path old = notes.resolve(".trash/citenote-1000000000000-0123456789abcdef");
    Path bottom = Files.createDirectories(old.resolve(deep));
    Files.createDirectories(place.resolve("half/" + deep + "d".repeat(200)));
    Files.move(place.resolve("half"), bottom.resolve("half"));
    try {
      String undo = deleted("old.md");

      assertThat(old).exists();
      assertThat(json(server.get("/api/trash")).get("deleted")).hasSize(1);
      assertThat(send("POST", "/api/trash/" + undo).statusCode()).isEqualTo(201);
    } finally {
      Files.move(bottom.resolve("half"), place.resolve("half"));
    }
  }

  private String deleted(String path) throws Exception {
    HttpResponse<String> response =
        send("DELETE", "/api/notes/" + listed(path).get("id").textValue());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response).get("undo").textValue();
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

  @Test
  void upload_endlessPartHeader_isRefused() throws Exception {
    String part =
        part("f", "good.md", "2").replace("\r\n\r\n", "\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");

    assertThat(form(part + "--" + BOUNDARY + "--\r\n").statusCode()).isEqualTo(400);
    assertThat(Files.exists(notes.resolve("good.md"))).isFalse();
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

  @ParameterizedTest
  @ValueSource(strings = {"", "text"})
  void create_formatThatIsNotRead_is415(String text) throws Exception {
    HttpResponse<String> response = put("x.exe", text);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(json(response).get("code").textValue()).isEqualTo("unsupported_format");
    assertThat(Files.exists(notes.resolve("x.exe"))).isFalse();
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

  private interface Call {
    int status(int i) throws Exception;
  }

  private static List<Integer> together(int many, Call call) throws Exception {
    CountDownLatch ready = new CountDownLatch(many);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        int number = i;
        calls.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return call.status(number);
                }));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> one : calls) {
        statuses.add(one.get());
      }
      return statuses;
    }
  }

  private HttpResponse<String> put(String name, String text) throws Exception {
    String path = "/api/notes?path=" + URLEncoder.encode(name, UTF_8);
    return server.send(server.request(path).PUT(BodyPublishers.ofString(text)).build());
  }

  private HttpResponse<String> replace(
      String target, @org.jspecify.annotations.Nullable String match, String text)
      throws Exception {
    HttpRequest.Builder request = server.request(target).PUT(BodyPublishers.ofString(text));
    return server.send((match == null ? request : request.header("If-Match", match)).build());
  }

  private HttpResponse<String> upload(String folder, String name, String text) throws Exception {
    return form(field("folder", folder) + part("file", name, text) + "--" + BOUNDARY + "--\r\n");
  }

  private HttpResponse<String> form(String body) throws Exception {
    return server.send(
        server
            .request("/api/notes")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static String part(String field, String name, String text) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, field, name.replace("\"", "%22"), text);
  }

  private static String field(String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, value);
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return server.send(server.request(path).method(method, BodyPublishers.noBody()).build());
  }

  /// A request line as hostile as its name is.
  private int raw(String method, String path, String name) throws IOException {
    String shown = name.replaceAll("[\\s\\p{Cntrl}]", "%20");
    RawResponse response =
        server.raw(
            method + " " + path + shown + " HTTP/1.1",
            "Host: 127.0.0.1:" + server.server.port(),
            "If-Match: *",
            "Content-Length: 0",
            "Connection: close");
    return response.status() == 200 && name.isBlank() ? 404 : response.status();
  }

  private int declared(String target, long length) throws IOException {
    return server
        .raw(
            target + " HTTP/1.1",
            "Host: 127.0.0.1:" + server.server.port(),
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Length: " + length,
            "Connection: close")
        .status();
  }

  private JsonNode listed(String path) throws Exception {
    for (JsonNode note : json(server.get("/api/notes")).get("notes")) {
      if (note.get("path").textValue().equals(path)) {
        return note;
      }
    }
    throw new AssertionError(path + " is not listed");
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.mapper().readTree(response.body());
  }

  private List<Path> hiddenFiles() throws IOException {
    try (Stream<Path> files = Files.walk(notes)) {
      return files.filter(it -> it.getFileName().toString().startsWith(".")).toList();
    }
  }

  /// Everything in the folder and beside it, with what it holds.
  private Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(place)) {
      files.forEach(file -> tree.put(place.relativize(file).toString(), state(file)));
    }
    return tree;
  }

  private static String state(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return "no file";
      }
      FileTime written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
      return written + " " + new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
