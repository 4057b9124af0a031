package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.SyncReport.Notes;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one sync does to the index.
final class FolderSyncTest {
  private final Desk desk;

  FolderSyncTest(@TempDir Path folder) throws IOException {
    this.desk = new Desk(folder);
    desk.write("a.md", "# 注意力", "注意力机制让模型关注重要的词。", "什么是多头注意力？")
        .write("b/c.md", "RAG 先检索再生成。", "为什么需要重排？", "= 因为召回不准。");
  }

  @Test
  void sync_newFolder_addsAll() throws Exception {
    try (PassageIndex index = desk.open()) {
      SyncReport report = desk.sync(index).sync(Absence.DELETED, Progress.NONE);

      assertThat(report.notes()).isEqualTo(new Notes(2, 0, 0, 0, 0));
      assertThat(report.passages()).isEqualTo(5);
      assertThat(report.rebuilt()).isEmpty();
      assertThat(index.counts()).isEqualTo(new Counts(2, 5, 2));
    }
  }

  @Test
  void sync_nothingChanged_writesNothing() throws Exception {
    desk.sync();
    Map<String, Long> before = files();

    assertThat(desk.sync().notes()).isEqualTo(new Notes(0, 0, 0, 0, 2));
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void sync_removedNote_isFoundNoMore() throws Exception {
    desk.sync();
    Files.delete(desk.notes.resolve("b/c.md"));
    try (PassageIndex index = desk.open()) {
      SyncReport report = desk.sync(index).sync(Absence.DELETED, Progress.NONE);

      assertThat(report.notes()).isEqualTo(new Notes(0, 0, 0, 1, 1));
      assertThat(desk.search(index, "RAG 检索")).noneMatch(h -> h.passage().note().equals("b/c.md"));
    }
  }

  @Test
  void sync_noteUnreadableNow_isRemovedAndSkipped() throws Exception {
    desk.sync();
    Files.write(desk.notes.resolve("a.md"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    SyncReport report = desk.sync();

    assertThat(report.notes()).isEqualTo(new Notes(0, 0, 0, 1, 1));
    assertThat(report.skipped()).extracting("path").containsExactly("a.md");
  }

  @Test
  void sync_emptyNote_isKeptInStep() throws Exception {
    desk.write("empty.md", "");
    desk.sync();

    assertThat(desk.sync().notes()).isEqualTo(new Notes(0, 0, 0, 0, 3));
  }

  @Test
  void sync_manyPassages_reportsRisingProgressToTheEnd() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      lines.add("第" + i + "行");
    }
    desk.write("long.md", lines.toArray(String[]::new));
    List<Long> done = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    try (PassageIndex index = desk.open()) {
      desk.sync(index)
          .sync(
              Absence.DELETED,
              (now, total) -> {
                done.add(now);
                totals.add(total);
              });
    }

    assertThat(done).isSorted().hasSizeGreaterThan(1);
    assertThat(done.getLast()).isEqualTo(totals.getLast());
    assertThat(totals).containsOnly(totals.getFirst());
  }

  @Test
  void sync_noteThatCannotBeCut_isSkippedAndKeepsNoOtherOut() throws Exception {
    try (PassageIndex index = desk.open()) {
      FolderSync sync =
          new FolderSync(
              index,
              new NotesFolder(desk.notes),
              note -> note.path().equals("a.md") ? fail() : Desk.cut(note),
              desk.encoder);
      SyncReport report = sync.sync(Absence.DELETED, Progress.NONE);

      assertThat(report.notes()).isEqualTo(new Notes(1, 0, 0, 0, 0));
      assertThat(report.skipped()).extracting("path").containsExactly("a.md");
    }
  }

  @Test
  void sync_unreadableFileAmongUnchanged_writesNothing() throws Exception {
    Files.write(desk.notes.resolve("bad.md"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    desk.sync();
    Map<String, Long> before = files();
    SyncReport report = desk.sync();

    assertThat(report.notes()).isEqualTo(new Notes(0, 0, 0, 0, 2));
    assertThat(report.skipped()).extracting("path").containsExactly("bad.md");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void sync_firstBuildCutOff_saysWhoseNotesItHolds() throws Exception {
    try (PassageIndex index = desk.open()) {
      assertThat(index.notes()).isEmpty();
      TextEncoder failing =
          new TextEncoder() {
            @Override
            public Vectors encode(List<String> texts, Purpose purpose) {
              try {
                index.end().commit(); // as after ten seconds
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              throw new IllegalStateException("cut off");
            }

            @Override
            public int dimensions() {
              return desk.encoder.dimensions();
            }
          };
      NotesFolder notes = new NotesFolder(desk.notes);
      FolderSync sync = new FolderSync(index, notes, Desk::cut, failing);
      assertThatThrownBy(() -> sync.sync(Absence.DELETED, Progress.NONE)).hasMessage("cut off");

      assertThat(index.followed()).isEmpty();
      assertThat(index.notes()).contains(notes.root().toString());
      assertThat(IndexCheckup.notes(desk.index)).contains(notes.root().toString());
    }
    desk.sync();
    try (PassageIndex index = desk.open()) {
      assertThat(index.followed()).isEqualTo(index.notes()).isPresent();
    }
  }

  private static List<Passage> fail() {
    throw new IllegalStateException("no");
  }

  private Map<String, Long> files() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (var all = Files.list(desk.index)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.getLastModifiedTime(file).toMillis());
      }
    }
    return files;
  }

  @Test
  void sync_indexFolderIsALink_isWrittenAndRebuiltWhereItLeads(@TempDir Path elsewhere)
      throws Exception {
    Files.createSymbolicLink(desk.index, elsewhere);
    desk.sync();
    try (PassageIndex index = desk.open()) {
      desk.sync(index).rebuild(Absence.DELETED, Progress.NONE);

      assertThat(index.counts()).isEqualTo(new Counts(2, 5, 2));
    }
    assertThat(desk.index).isSymbolicLink();
    assertThat(elsewhere).isDirectoryContaining("glob:**segments_*");
    assertThat(desk.sync().notes()).isEqualTo(new Notes(0, 0, 0, 0, 2));
  }
}
