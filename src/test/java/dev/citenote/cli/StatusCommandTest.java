package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How everything stands, as a person and a program get it, beside whatever else is at work.
class StatusCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Path notes = Path.of("");

  @BeforeEach
  void writeNotes() throws IOException {
    notes = Files.createDirectory(folder.resolve("notes"));
    write("缓存.md", "# 缓存\n\n## 什么是缓存击穿？\n热点键过期后请求直达数据库。\n\n1. 缓存雪崩是什么？\n");
    write("b.md", "Bananas are yellow.\n");
  }

  @Test
  void status_beforeAnyIndex_saysSoAndMakesNone() throws IOException {
    Run run = run("status");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("not built yet", "last sync  never", "pending    2 new")
        .doesNotContain("skipped ");
    assertThat(json().get("state").asText()).isEqualTo("absent");
    assertThat(folder.resolve("index")).doesNotExist();
  }

  @Test
  void status_indexed_tellsEverythingOnAlignedLines() {
    run("index");
    Run run = run("status");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("(?m)^notes      .*notes: 2 indexed, 0 of 2 files skipped, \\d+ bytes$")
        .containsPattern("(?m)^index      .*index: \\d passages \\(\\d Chinese, 1 Latin\\), .* kB$")
        .containsPattern("(?m)^questions  2: 1 answered, 1 listed$")
        .containsPattern("(?m)^encoder    e5-to-bge$")
        .containsPattern("(?m)^model      none: answers are taken from the notes$")
        .containsPattern(
            "(?m)^last sync  20.* \\(\\d+ s ago\\): added 2, changed 0, moved 0, removed 0, unchanged 0 in")
        .containsPattern("(?m)^pending    nothing$")
        .containsPattern("(?m)^free disk  .* at the notes, .* at the index$");
  }

  @Test
  void status_json_isOneObjectThatAddsUp() throws IOException {
    run("index");
    JsonNode status = json();

    assertThat(status.get("state").asText()).isEqualTo("ready");
    assertThat(status.get("notes").asInt()).isEqualTo(2);
    assertThat(status.get("question_counts")).hasToString("{\"answered\":1,\"listed\":1}");
    assertThat(status.at("/languages/chinese").asInt() + status.at("/languages/latin").asInt())
        .isEqualTo(status.get("passages").asInt());
    assertThat(status.at("/bytes/notes").asLong()).isEqualTo(bytes("缓存.md") + bytes("b.md"));
    assertThat(status.at("/bytes/index").asLong()).isPositive();
    assertThat(status.at("/free_bytes/index").asLong()).isPositive();
    assertThat(status.get("sync").isNull()).as("only the process that syncs can tell").isTrue();
    assertThat(status.at("/last_sync/added").asInt()).isEqualTo(2);
    assertThat(status.has("outdated")).isFalse();
  }

  @Test
  void status_hostileFolder_countsAddUpAndReasonsAreSafeToPrint() throws IOException {
    writeHostile();
    Set<String> files = files();
    run("index");

    JsonNode status = json();
    TreeMap<String, String> skipped = new TreeMap<>();
    status
        .get("skipped")
        .forEach(it -> skipped.put(it.get("note").asText(), it.get("reason").asText()));

    assertThat(status.get("found").asInt()).isEqualTo(files.size());
    assertThat(status.get("notes").asInt() + skipped.size()).isEqualTo(files.size());
    assertThat(status.get("pending")).hasToString("{\"added\":0,\"changed\":0,\"removed\":0}");
    assertThat(skipped.keySet())
        .contains("nul.md", "link.md", "picture.png", "broken.pdf", "\u001B[31m\nred.bin");
    assertThat(skipped.values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
    assertThat(run("status").out())
        .contains("skipped    broken.pdf: ", "skipped    [31m red.bin: ")
        .doesNotContain("\u001B");
  }

  @Test
  void status_manySkipped_listsTwentyAndCountsTheRest() throws IOException {
    for (int i = 0; i < 25; i++) {
      write("picture%02d.png".formatted(i), "?");
    }
    String out = run("status").out();

    assertThat(out.lines().filter(it -> it.startsWith("skipped "))).hasSize(20);
    assertThat(out).contains("and 5 more: see --json");
  }

  @Test
  void status_editedSince_saysWhatIsPendingAndIndexesNothing() throws IOException {
    run("index");
    FileTime before = Files.getLastModifiedTime(folder.resolve("index"));
    write("b.md", "Bananas are green.\n");
    write("new.md", "Apples are red.\n");
    Files.delete(notes.resolve("缓存.md"));

    assertThat(run("status").out()).contains("pending    1 new, 1 changed, 1 removed: ");
    JsonNode status = json();
    assertThat(status.get("notes").asInt()).isEqualTo(2);
    assertThat(status.get("found").asInt()).isEqualTo(2 - 1 + 1);
    assertThat(Files.getLastModifiedTime(folder.resolve("index"))).isEqualTo(before);
  }

  @Test
  void status_mostNotesGone_saysThatTheyAreAnsweredFromAndWhatTakesThemOut() throws IOException {
    for (int i = 0; i < 4; i++) {
      write("more" + i + ".md", "Note " + i + ".\n");
    }
    write("broken.pdf", "%PDF-1.7 and no more");
    run("index");
    String lastSync = json().at("/last_sync/at").asText();
    delete("broken.pdf", "more0.md", "more1.md", "more2.md", "more3.md");

    assertThat(run("search", "Bananas").err())
        .contains("4 notes are gone", "run `citenote index` if");
    assertThat(run("status").out())
        .containsPattern("(?m)^pending    4 removed: citenote index .*answers come from .* too$");

    delete("b.md", "缓存.md");
    assertThat(run("search", "Bananas").err())
        .contains("6 notes are gone", "run `citenote index --confirm` if");
    assertThat(run("status").out())
        .containsPattern("(?m)^pending    6 removed: they are still .* index --confirm takes them")
        .doesNotContain("brings them in");
    assertThat(json().at("/last_sync/at").asText())
        .as("the last sync that wrote a note")
        .isEqualTo(lastSync);
    assertThat(run("index", "--confirm").out()).contains("removed 6");
    assertThat(run("status").out()).contains("pending    nothing");
  }

  @Test
  void status_noModelFiles_isToldFromTheCardsAlone() throws IOException {
    run("index");
    Path models = Files.createDirectory(folder.resolve("models"));
    for (String name : List.of("e5-to-bge", "bge-small-zh-v1.5-q", "e5-small-v2-q")) {
      Files.copy(
          Path.of("models", name, "model.json"),
          Files.createDirectory(models.resolve(name)).resolve("model.json"));
    }

    assertThat(run("status", "--models", models.toString()).out()).contains("2 indexed");
  }

  @Test
  void status_otherEncoder_saysWhyItIsBuiltAnew() throws IOException {
    run("index");
    Path config =
        Files.writeString(folder.resolve("citenote.yml"), "encoder: bge-small-zh-v1.5-q\n");

    assertThat(run("status", "--config", config.toString()).out())
        .contains("to be built anew: it was built with another encoder model", "pending    2 new");
  }

  @Test
  void status_damagedIndex_namesTheRemedy() throws IOException {
    run("index");
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith("segments_")) {
          Files.writeString(file, "rubbish");
        }
      }
    }
    Run run = run("status");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^index      .*: damaged, and cannot be read, ")
        .containsPattern("(?m)^pending    unknown$")
        .containsPattern("(?m)^trouble    the index .*citenote doctor$")
        .doesNotContain("not built yet");
    assertThat(json().at("/problem/code").asText()).isEqualTo("INDEX_DAMAGED");
  }

  @Test
  void statusAndDoctor_indexOfOtherNotes_nameThemAndTheRemedy() throws IOException {
    run("index");
    Path indexed = notes;
    String real = indexed.toRealPath().toString();
    notes = Files.createDirectory(folder.resolve("other"));

    Run status = run("status");
    assertThat(status.code()).isEqualTo(Main.FAILED);
    assertThat(status.out()).isEmpty();
    assertThat(status.err().lines())
        .singleElement()
        .asString()
        .contains("is that of the notes in " + real, "--index");
    Run doctor = run("doctor");
    assertThat(doctor.code()).isEqualTo(Main.FAILED);
    assertThat(doctor.out())
        .containsPattern("(?m)^WRONG indexed notes +the index .* is that of .* name another")
        .containsPattern("(?m)^ok    disk .* [MGT]B free for the index, .* [MGT]B for the notes");

    notes = Files.move(indexed, folder.resolve("moved"));
    assertThat(run("status").out()).contains("pending    nothing");
    assertThat(run("status").err()).contains("which is no longer there", "follow");
    assertThat(run("doctor").code()).isZero();
  }

  @Test
  void status_noNotesFolderAndNoIndexOfIt_isOneLineAndAskedForWrongly() throws IOException {
    Files.move(notes, folder.resolve("elsewhere"));
    Run run = run("status");

    assertThat(run.code()).isEqualTo(Main.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("is not there: name another with --notes");
  }

  @Test
  void status_notesFolderGoneThatWasIndexed_showsTheIndexAndSaysSo() throws IOException {
    run("index");
    Files.move(notes, folder.resolve("elsewhere"));
    Run run = run("status");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^notes .*: the folder is not there, 2 indexed, unknown$")
        .containsPattern("(?m)^index .* passages ")
        .containsPattern("(?m)^trouble .* is not there .*: bring it back, or name .* --notes");
    assertThat(json().at("/problem/code").asText()).isEqualTo("NOTES_MISSING");
  }

  private void writeHostile() throws IOException {
    Files.write(notes.resolve("nul.md"), new byte[] {0, 1, 2, 3, 0, 0, 0, 9});
    Files.write(notes.resolve("gbk.txt"), "什么是队列？\n先进先出。\n".getBytes(Charset.forName("GBK")));
    write("empty.md", "");
    write("picture.png", "?");
    write("broken.pdf", "%PDF-1.7 and no more");
    write("-leading.md", "Dashes lead.\n");
    write("\u001B[31m\nred.bin", "?");
    write(".hidden.md", "Nobody sees this.\n");
    write("深/更深/很深.md", "深处的笔记。\n");
    Files.createSymbolicLink(notes.resolve("link.md"), notes.resolve("b.md"));
  }

  /// Files that are not hidden, links among them.
  private Set<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(notes)) {
      return all.filter(it -> !Files.isDirectory(it))
          .map(it -> notes.relativize(it).toString())
          .filter(it -> !it.startsWith("."))
          .collect(Collectors.toSet());
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = notes.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private void delete(String... paths) throws IOException {
    for (String path : paths) {
      Files.delete(notes.resolve(path));
    }
  }

  private long bytes(String path) throws IOException {
    return Files.size(notes.resolve(path));
  }

  private JsonNode json() throws IOException {
    return JSON.readTree(run("status", "--json").out());
  }

  private Run run(String command, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(command, "--notes", notes.toString(), "--index", folder + "/index"));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }
}
