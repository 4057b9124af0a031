package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.SyncReport.Notes;
import dev.citenote.note.NotesFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Notes that the folder lacks all at once, and what is thought of them.
final class VanishedNotesTest {
  private final Desk desk;

  VanishedNotesTest(@TempDir Path folder) throws IOException {
    this.desk = new Desk(folder);
    desk.write("a.md", "# 注意力", "注意力机制让模型关注重要的词。", "什么是多头注意力？")
        .write("b/c.md", "RAG 先检索再生成。", "为什么需要重排？", "= 因为召回不准。");
  }

  @Test
  void sync_mostNotesCannotBeRead_keepsThem() throws Exception {
    desk.write("c.md", "三。").write("d.md", "四。").write("e.md", "五。").sync();
    for (String path : List.of("c.md", "d.md", "e.md")) {
      // Too large to be read, whoever asks: others than the superuser need but the permission.
      try (RandomAccessFile file = new RandomAccessFile(desk.notes.resolve(path).toFile(), "rw")) {
        file.setLength(1L << 30);
      }
    }
    try (PassageIndex index = desk.open()) {
      SyncReport report = desk.sync(index).sync(Absence.DELETED_UNLESS_MANY, Progress.NONE);

      assertThat(report.held()).isEqualTo(3);
      assertThat(index.counts().notes()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DELETED, 3, 0", "DELETED_UNLESS_ALL, 3, 0", "DELETED_UNLESS_MANY, 2, 0",
    "DELETED_UNLESS_MANY, 3, 3", "DELETED_UNLESS_ALL, 4, 0", "DELETED_UNLESS_ALL, 5, 5",
    "DELETED_UNLESS_MANY, 5, 5", "DELETED, 5, 0"
  })
  void sync_manyNotesGoneAtOnce_areKeptAsAsked(Absence absence, int deleted, int held)
      throws Exception {
    desk.write("c.md", "三。").write("d.md", "四。").write("e.md", "五。").sync();
    List<String> paths = List.of("c.md", "d.md", "e.md", "a.md", "b/c.md");
    for (String path : paths.subList(0, deleted)) {
      Files.delete(desk.notes.resolve(path));
    }
    try (PassageIndex index = desk.open()) {
      assertThat(desk.sync(index).sync(absence, Progress.NONE).held()).isEqualTo(held);
      assertThat(index.counts().notes()).isEqualTo(5 - deleted + held);

      assertThat(desk.sync(index).sync(Absence.DELETED, Progress.NONE).held()).isZero();
      assertThat(index.counts().notes()).isEqualTo(5 - deleted);
    }
  }

  /// Of six notes, the first are deleted by this program and the last vanish.
  @ParameterizedTest
  @CsvSource({"4, 0, 0", "5, 0, 0", "6, 0, 0", "2, 2, 0", "1, 3, 3", "0, 4, 4", "5, 1, 0"})
  void sync_notesDeletedOnRequest_areRemovedAndTheOthersDoubted(int asked, int vanished, int held)
      throws Exception {
    desk.write("c.md", "三。").write("d.md", "四。").write("e.md", "五。").write("f.md", "六。").sync();
    List<String> paths = List.of("c.md", "d.md", "e.md", "f.md", "a.md", "b/c.md");
    try (PassageIndex index = desk.open()) {
      FolderSync sync = desk.sync(index);
      for (String path : paths.subList(0, asked)) {
        Files.delete(desk.notes.resolve(path));
        sync.deleted(path);
      }
      for (String path : paths.subList(6 - vanished, 6)) {
        Files.delete(desk.notes.resolve(path));
      }

      SyncReport report = sync.sync(Absence.DELETED_UNLESS_MANY, Progress.NONE);

      assertThat(report.held()).isEqualTo(held);
      assertThat(report.notes().removed()).isEqualTo(asked + vanished - held);
      assertThat(index.counts().notes()).isEqualTo(6 - asked - vanished + held);
    }
  }

  @Test
  void sync_noteThatCameBackAndVanished_isDoubtedAgain() throws Exception {
    desk.write("c.md", "三。").write("d.md", "四。").write("e.md", "五。").sync();
    List<String> paths = List.of("c.md", "d.md", "e.md");
    try (PassageIndex index = desk.open()) {
      FolderSync sync = desk.sync(index);
      paths.forEach(sync::deleted);
      sync.sync(Absence.DELETED_UNLESS_MANY, Progress.NONE);
      for (String path : paths) {
        Files.delete(desk.notes.resolve(path));
      }

      assertThat(sync.sync(Absence.DELETED_UNLESS_MANY, Progress.NONE).held()).isEqualTo(3);
    }
  }

  @Test
  void sync_otherFolder_takesTheNotesOfTheFirstForGone() throws Exception {
    desk.write("c.md", "三。").write("d.md", "四。").write("e.md", "五。").sync();
    Desk other = new Desk(desk.notes.resolveSibling("other"));
    other.write("x.md", "别的。");
    try (PassageIndex index = desk.open()) {
      SyncReport report = other.sync(index).sync(Absence.DELETED_UNLESS_MANY, Progress.NONE);

      assertThat(report.notes()).isEqualTo(new Notes(1, 0, 0, 5, 0));
      assertThat(report.held()).isZero();
    }
  }

  /// Nobody can read these, whoever asks.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sync_mostNotesBecameSomethingElse_keepsThem(boolean folder) throws Exception {
    desk.write("c.md", "三。").write("d.md", "四。").write("e.md", "五。").sync();
    for (String path : List.of("c.md", "d.md", "e.md")) {
      Path file = desk.notes.resolve(path);
      Files.delete(file);
      if (folder) {
        Files.createDirectory(file);
      } else {
        Files.createSymbolicLink(file, desk.notes.resolve("nowhere"));
      }
    }
    try (PassageIndex index = desk.open()) {
      SyncReport report = desk.sync(index).sync(Absence.DELETED_UNLESS_MANY, Progress.NONE);

      assertThat(report.held()).isEqualTo(3);
      assertThat(index.counts().notes()).isEqualTo(5);
      assertThat(desk.sync(index).sync(Absence.DELETED, Progress.NONE).notes())
          .isEqualTo(new Notes(0, 0, 0, 3, 2));
    }
  }

  /// The vectors cannot be used, yet whoever opens the index with the old encoder is answered.
  @Test
  void sync_otherEncoderAndEmptyFolder_keepsTheOldIndex() throws Exception {
    for (String path : eight()) {
      Files.delete(desk.notes.resolve(path));
    }
    try (PassageIndex index = PassageIndex.open(desk.index, Fingerprint.of("other", 512, 1))) {
      SyncReport report = desk.sync(index).sync(Absence.DELETED_UNLESS_MANY, Progress.NONE);

      assertThat(report.held()).isEqualTo(8);
      assertThat(report.rebuilt()).isEmpty();
      assertThat(report.notes()).isEqualTo(new Notes(0, 0, 0, 0, 0));
    }
    try (PassageIndex index = desk.open()) {
      assertThat(index.counts().notes()).isEqualTo(8);
    }
  }

  @Test
  void rebuild_notesGoAwayMeanwhile_keepsTheOldIndex() throws Exception {
    List<String> paths = eight();
    try (PassageIndex index = desk.open()) {
      AtomicInteger cut = new AtomicInteger();
      FolderSync sync =
          new FolderSync(
              index,
              new NotesFolder(desk.notes),
              note -> {
                if (cut.incrementAndGet() == 2) {
                  paths.forEach(this::delete);
                }
                return Desk.cut(note);
              },
              desk.encoder);

      SyncReport report = sync.rebuild(Absence.DELETED_UNLESS_MANY, Progress.NONE);

      assertThat(report.held()).isEqualTo(6);
      assertThat(index.counts().notes()).isEqualTo(8);
      assertThat(sync.rebuild(Absence.DELETED, Progress.NONE).held()).isZero();
      assertThat(index.counts().notes()).isZero();
    }
  }

  private List<String> eight() throws Exception {
    List<String> added = List.of("c.md", "d.md", "e.md", "f.md", "g.md", "h.md");
    for (String path : added) {
      desk.write(path, path + "：一句话。");
    }
    desk.sync();
    return Stream.concat(Stream.of("a.md", "b/c.md"), added.stream()).toList();
  }

  private void delete(String path) {
    try {
      Files.delete(desk.notes.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
