package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.http.Status;
import dev.citenote.http.Trouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that start while the folder of notes, which was indexed before, is not there.
@Timeout(60)
class GoneFolderTest {
  @TempDir Path folder;
  private Path notes = Path.of("");

  @BeforeEach
  void writeNotes() throws IOException {
    notes = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(notes.resolve("a.md"), "# 缓存\n\n## 什么是缓存击穿？\n热点键过期后请求直达数据库。\n");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void askAndSearch_folderGone_sayItInOneLineAndGoOn(boolean behindLink) throws IOException {
    Path named = behindLink ? Files.createSymbolicLink(folder.resolve("link"), notes) : notes;
    run(named, "index");
    Files.move(notes, folder.resolve("elsewhere"));

    for (String command : List.of("ask", "search")) {
      Run run = run(named, command, "什么是缓存击穿？");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).contains("热点键", "a.md");
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .contains("is not there", "bring it back, or name another with --notes");
    }
    assertThat(run(named, "ask", "什么是缓存击穿？", "--json").out()).contains("\"answered\"");
  }

  @Test
  void index_folderGone_isOneLineAndExitOne() throws IOException {
    run(notes, "index");
    Path elsewhere = Files.move(notes, folder.resolve("elsewhere"));

    for (String option : List.of("--verbose", "--full", "--confirm")) {
      Run run = run(notes, "index", option);
      assertThat(run.code()).as(option).isEqualTo(Main.FAILED);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines()).singleElement().asString().contains("bring it back");
    }
    Files.move(elsewhere, notes);
    assertThat(run(notes, "index").out()).contains("removed 0, unchanged 1");
  }

  @Test
  void serve_folderGoneAtTheStart_answersAndFollowsOnceItIsBack() throws Exception {
    run(notes, "index");
    Path elsewhere = Files.move(notes, folder.resolve("elsewhere"));
    Settings settings =
        Settings.of(
            new SettingLayers(Path.of(""))
                .option(Setting.LLM_PROVIDER, Optional.of("none"))
                .option(Setting.NOTES, Optional.of(notes.toString()))
                .option(Setting.INDEX, Optional.of(folder.resolve("index").toString())));
    try (Desk desk = Desk.loading(settings, SyncNotice.on(new PrintWriter(new StringWriter())))) {
      desk.awaitLoaded();
      desk.follow(true);
      while (status(desk).trouble().isEmpty()) {
        LockSupport.parkNanos(20_000_000);
      }
      assertThat(status(desk).trouble().orElseThrow().code()).isEqualTo(Trouble.Code.NOTES_MISSING);
      assertThat(status(desk).index().passages()).isPositive();

      Files.writeString(elsewhere.resolve("b.md"), "Bananas are yellow.\n");
      Files.move(elsewhere, notes);

      while (status(desk).index().notes() < 2) {
        LockSupport.parkNanos(20_000_000);
      }
      while (status(desk).trouble().isPresent()) {
        LockSupport.parkNanos(20_000_000);
      }
      Files.writeString(notes.resolve("c.md"), "Cherries are red.\n");
      while (status(desk).index().notes() < 3) {
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  @Test
  void anyCommand_folderGoneAndNoIndexOfIt_isAskedForWrongly() throws IOException {
    Path other = folder.resolve("other");
    assertThat(run(other, "ask", "什么是缓存击穿？").code()).isEqualTo(Main.USAGE);
    run(notes, "index");

    for (String command : List.of("ask", "search", "index", "status", "questions")) {
      Run run =
          command.equals("ask") || command.equals("search")
              ? run(other, command, "什么是缓存击穿？")
              : run(other, command);
      assertThat(run.code()).as(command).isEqualTo(Main.USAGE);
      assertThat(run.err()).contains("other is not there: name another with --notes");
    }
  }

  private static Status status(Desk desk) {
    return desk.services().status().get();
  }

  private Run run(Path named, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--notes", named.toString()));
    if (!words[0].equals("questions")) {
      all.addAll(List.of("--index", folder + "/index"));
    }
    return Run.of(all.toArray(String[]::new));
  }
}
