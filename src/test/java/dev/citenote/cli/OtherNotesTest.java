package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which notes an index is of, and where those of others are indexed.
class OtherNotesTest {
  @TempDir Path folder;
  private Path notes = Path.of("");

  @BeforeEach
  void writeNotes() throws IOException {
    notes = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(notes.resolve("缓存.md"), "# 缓存\n\n## 什么是缓存击穿？\n缓存击穿是热点键过期后请求直达数据库。\n");
  }

  @Test
  void anyCommand_indexOfOtherNotes_isRefusedAndKeepsIt() throws IOException {
    assertThat(run("index").code()).isZero();
    String other = Files.createDirectory(folder.resolve("other")).toString();
    String index = folder + "/index";

    for (String[] words :
        new String[][] {{"ask", "缓存击穿是什么？"}, {"search", "缓存"}, {"index"}, {"index", "--full"}}) {
      String[] all = Arrays.copyOf(words, words.length + 4);
      System.arraycopy(new String[] {"--notes", other, "--index", index}, 0, all, words.length, 4);
      Run run = Run.of(all);

      assertThat(run.code()).as(words[0]).isEqualTo(Main.FAILED);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err())
          .contains("is that of the notes in " + notes.toRealPath(), "--index", "--confirm");
    }
    assertThat(run("ask", "缓存击穿是什么？").out()).contains("热点键");

    assertThat(Run.of("index", "--confirm", "--notes", other, "--index", index).code()).isZero();
    assertThat(Run.of("search", "缓存", "--notes", other, "--index", index).out())
        .contains("Nothing found.");
  }

  @Test
  void ask_notesThatWereMoved_saysWhatItFollowsFromNowOn() throws IOException {
    assertThat(run("index").code()).isZero();
    Path moved = Files.move(notes, folder.resolve("moved"));

    Run run = Run.of("ask", "缓存击穿是什么？", "--notes", moved.toString(), "--index", folder + "/index");

    assertThat(run.err()).contains("held the notes of", "no longer there", "moved");
    assertThat(run.out()).contains("热点键");
  }

  @ParameterizedTest
  @CsvSource({"notes/index", "notes/.hidden/index", "notes", "."})
  void anyCommand_indexAmongTheNotesOrAround_isRefusedAndMakesNothing(String index)
      throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    String where = link.resolve(index).toString();

    for (String[] words :
        new String[][] {{"ask", "缓存"}, {"index"}, {"status"}, {"serve", "--port", "0"}}) {
      String[] all = Arrays.copyOf(words, words.length + 4);
      System.arraycopy(
          new String[] {"--notes", notes.toString(), "--index", where}, 0, all, words.length, 4);
      Run run = Run.of(all);

      assertThat(run.code()).as(words[0]).isEqualTo(Main.USAGE);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err()).contains(" lies in the ", "name another with --index");
    }
    assertThat(folder.resolve("notes/index")).doesNotExist();
    assertThat(folder.resolve("notes/.hidden")).doesNotExist();
  }

  /// The usual index is `index` in the program's folder, where no other is named.
  @Test
  void settings_usualIndexIsOfOtherNotes_giveOneBesideIt() throws Exception {
    assertThat(run("index").code()).isZero();
    Path other = Files.createDirectory(folder.resolve("other"));

    assertThat(usual(notes).index()).isEqualTo(folder.resolve("index"));
    Settings beside = usual(other);
    assertThat(beside.index().getParent()).isEqualTo(folder);
    assertThat(beside.index().getFileName().toString()).matches("index-[0-9a-f]{8}");
    assertThat(beside.otherIndex()).contains(folder.resolve("index"));
    assertThat(usual(other).index()).isEqualTo(beside.index());
    Files.delete(folder.resolve("notes/缓存.md"));
    Files.delete(notes);
    assertThat(usual(other).index()).as("its notes are gone").isEqualTo(folder.resolve("index"));
  }

  /// As where the disk of the others is not plugged in.
  @Test
  void settings_otherNotesAreAway_keepTheIndexThatTheseHave() throws Exception {
    assertThat(run("index").code()).isZero();
    Path other = Files.createDirectory(folder.resolve("other"));
    Path beside = Files.createDirectory(usual(other).index());
    Files.move(notes, folder.resolve("away"));

    assertThat(usual(other).index()).isEqualTo(beside);
  }

  private Settings usual(Path notes) throws UsageException {
    return Settings.of(
        new SettingLayers(folder).option(Setting.NOTES, Optional.of(notes.toString())));
  }

  private Run run(String... words) {
    return Run.of(
        Stream.concat(
                Stream.of(words),
                Stream.of("--notes", notes.toString(), "--index", folder + "/index"))
            .toArray(String[]::new));
  }
}
