package dev.citenote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The trash of deleted notes, and what others keep in it.
class NotesTrashTest extends NotesOnServer {
  @Test
  void undo_somethingStandsThereNow_is409AndKeepsBoth() throws Exception {
    String id = listed("old.md").get("id").textValue();
    String undo = json(send("DELETE", "/api/notes/" + id)).get("undo").textValue();
    put("old.md", "new");

    HttpResponse<String> refused = send("POST", "/api/trash/" + undo);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(json(refused).get("detail").textValue())
        .contains("\"old.md\"", "rename or delete", "trash keeps")
        .doesNotContain("PUT");
    assertThat(json(refused).get("note").textValue()).isEqualTo(id);
    assertThat(Files.readString(notes.resolve("old.md"))).isEqualTo("new");
    assertThat(json(server.get("/api/trash")).get("deleted")).hasSize(1);
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
}
