package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The question register as a person and a program get it, where there is no model and no index.
class QuestionsCommandTest {
  @TempDir Path folder;
  private Path notes = Path.of("");

  @BeforeEach
  void writeNotes() throws IOException {
    notes = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(
        notes.resolve("缓存.md"),
        "# 缓存\n\n## 什么是缓存击穿？\n热点键过期后请求直达数据库。\n\n## 其他\n1. 怎么预热缓存？\n2. 缓存雪崩是什么？\n");
    Files.writeString(notes.resolve("b.md"), "Bananas are yellow.\n");
    Files.createSymbolicLink(notes.resolve("link.md"), notes.resolve("b.md"));
  }

  @Test
  void questions_people_seeNotesTitlesPlacesAndCounts() {
    Run run = run();

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualToIgnoringNewLines(
            """
            缓存.md
              缓存
                line 3    answered  什么是缓存击穿？
              缓存 › 其他
                line 7    listed    怎么预热缓存？
                line 8    listed    缓存雪崩是什么？
            3 questions in 2 notes: 1 answered, 2 listed
            """);
    assertThat(run.err())
        .isEqualToIgnoringNewLines("citenote: skipped link.md: it is a symbolic link");
  }

  @Test
  void questions_json_isTheContractsObject() throws IOException {
    JsonNode json = new ObjectMapper().readTree(run("--json").out());

    JsonNode question = json.get("questions").get(0);
    assertThat(question.get("status").asText()).isEqualTo("answered");
    assertThat(question.get("headings")).hasToString("[\"缓存\"]");
    assertThat(question.get("lines")).hasToString("[3,3]");
    assertThat(question.get("answer_lines")).hasToString("[4,4]");
    assertThat(question.get("context").isNull()).isTrue();
    assertThat(question.has("page")).isFalse();
    String note = Files.readString(notes.resolve(question.get("note").asText()));
    assertThat(note.substring(question.get("start").asInt(), question.get("end").asInt()))
        .isEqualTo(question.get("text").asText())
        .isEqualTo("什么是缓存击穿？");
    assertThat(json.get("counts"))
        .hasToString("{\"all\":3,\"answered\":1,\"listed\":2,\"notes\":2}");
  }

  @Test
  void questions_status_givesThoseAloneAndCountsAll() throws IOException {
    assertThat(run("--status", "answered").out())
        .contains("什么是缓存击穿？", "3 questions")
        .doesNotContain("怎么预热缓存？");
    JsonNode listed = new ObjectMapper().readTree(run("--status", "listed", "--json").out());
    assertThat(listed.get("questions")).hasSize(2);
    assertThat(listed.get("counts").get("all").asInt()).isEqualTo(3);
  }

  @Test
  void questions_emptyFolder_saysSo() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Run run = Run.of("questions", "--notes", empty.toString());

    assertThat(run).isEqualTo(new Run(0, "There are no notes in the folder yet.\n", ""));
    assertThat(Run.of("questions", "--json", "--notes", empty.toString()).out())
        .startsWith("{\"questions\":[],\"counts\":{\"all\":0,");
  }

  @Test
  void questions_noModelAndNoIndex_areNotMissedAndNotMade() throws IOException {
    assertThat(run("--models", folder + "/none").code()).isZero();
    try (Stream<Path> there = Files.list(folder)) {
      assertThat(there).containsExactly(notes);
    }
  }

  private Run run(String... more) {
    return Run.of(
        Stream.concat(
                Stream.of("questions", "--notes", notes.toString(), "--index", folder + "/index"),
                Stream.of(more))
            .toArray(String[]::new));
  }
}
