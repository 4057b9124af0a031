package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.citenote.encoder.SmallModel;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void sync_changedParagraph_encodesOnlyItsText() throws Exception {
    desk.sync();
    desk.encoder.passages.clear();
    desk.write("a.md", "# 注意力", "注意力机制让模型关注重要的词。", "改过的一句。", "什么是多头注意力？");
    SyncReport report = desk.sync();

    assertThat(report.notes()).isEqualTo(new Notes(0, 1, 0, 0, 1));
    assertThat(report.passages()).isEqualTo(6);
    assertThat(desk.encoder.passages).containsExactly("改过的一句。", "注意力\n改过的一句。");
  }

  @Test
  void sync_changedNoteOfLongPassages_encodesOnlyTheWindowsOfWhatChanged() throws Exception {
    desk.write("long.md", "# 长", longText("旧"), longText("也"));
    desk.sync();
    desk.encoder.passages.clear();
    desk.write("long.md", "# 长", longText("旧"), longText("新"));
    desk.sync();

    List<String> windows = new PassageTexts(longText("新"), "长", "长").windows();
    assertThat(windows).hasSizeGreaterThan(3);
    assertThat(desk.encoder.passages)
        .hasSize(windows.size() + 1)
        .containsAll(windows)
        .contains("长\n" + longText("新"));
  }

  private static String longText(String first) {
    return IntStream.range(0, 12)
        .mapToObj(i -> first + "话第" + i + "句说的是注意力机制让模型关注重要的词。")
        .collect(Collectors.joining());
  }

  @Test
  void sync_movedNote_encodesNothing() throws Exception {
    desk.sync();
    desk.encoder.passages.clear();
    Files.move(desk.notes.resolve("a.md"), desk.notes.resolve("z.md"));

    assertThat(desk.sync().notes()).isEqualTo(new Notes(0, 0, 1, 0, 1));
    assertThat(desk.encoder.passages).isEmpty();
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
  void sync_sameTextInManyNotes_isEncodedOnce() throws Exception {
    desk.write("d.md", "同一句话。").write("e.md", "同一句话。");
    desk.sync();

    assertThat(desk.encoder.passages).containsOnlyOnce("同一句话。");
  }

  @Test
  void rebuild_unchangedFolder_encodesAllAgainAndSaysWhy() throws Exception {
    desk.sync();
    int once = desk.encoder.passages.size();
    try (PassageIndex index = desk.open()) {
      SyncReport report = desk.sync(index).rebuild(Absence.DELETED, Progress.NONE);

      assertThat(report.rebuilt()).contains("it was asked for");
      assertThat(report.notes()).isEqualTo(new Notes(2, 0, 0, 0, 0));
      assertThat(report.passages()).isEqualTo(5);
    }
    assertThat(desk.encoder.passages).hasSize(2 * once);
  }

  @Test
  void sync_otherCutter_answersMeanwhileAndEncodesOnlyNewTexts() throws Exception {
    desk.sync();
    desk.encoder.passages.clear();
    try (PassageIndex index = PassageIndex.open(desk.index, Fingerprint.of("small", 512, 2))) {
      assertThat(index.answers()).isTrue();
      assertThat(desk.search(index, "注意力")).isNotEmpty();
      SyncReport report = desk.sync(index).sync(Absence.DELETED, Progress.NONE);

      assertThat(report.rebuilt())
          .contains("it was built with another version of the passage rules");
      assertThat(desk.encoder.passages).isEmpty();
      assertThat(desk.search(index, "注意力")).isNotEmpty();
      assertThat(desk.sync(index).sync(Absence.DELETED, Progress.NONE).rebuilt()).isEmpty();
    }
  }

  @Test
  void sync_otherEncoder_findsNothingUntilRebuiltAndSaysWhy() throws Exception {
    desk.sync();
    int once = desk.encoder.passages.size();
    try (PassageIndex index = PassageIndex.open(desk.index, Fingerprint.of("other", 512, 1))) {
      assertThat(index.answers()).isFalse();
      assertThat(desk.search(index, "注意力")).isEmpty();
      SyncReport report = desk.sync(index).sync(Absence.DELETED, Progress.NONE);

      assertThat(report.rebuilt()).contains("it was built with another encoder model");
      assertThat(desk.search(index, "注意力")).isNotEmpty();
    }
    assertThat(desk.encoder.passages).hasSize(2 * once);
  }

  @Test
  void sync_undoneEdit_encodesNothing() throws Exception {
    String[] lines = {"# 注意力", "注意力机制让模型关注重要的词。", "什么是多头注意力？"};
    desk.write("a.md", lines).sync();
    desk.write("a.md", "# 注意力", "改过的一句。").sync();
    desk.encoder.passages.clear();
    desk.write("a.md", lines).sync();

    assertThat(desk.encoder.passages).isEmpty();
  }

  @Test
  void sync_noteThatComesBack_encodesNothingAndIsFound() throws Exception {
    String text = Files.readString(desk.notes.resolve("b/c.md"));
    desk.sync();
    Files.delete(desk.notes.resolve("b/c.md"));
    desk.sync();
    desk.encoder.passages.clear();
    desk.write("later.md", text);
    try (PassageIndex index = desk.open()) {
      SyncReport report = desk.sync(index).sync(Absence.DELETED, Progress.NONE);

      assertThat(report.notes()).isEqualTo(new Notes(1, 0, 0, 0, 1));
      assertThat(index.counts()).isEqualTo(new Counts(2, 5, 2));
      assertThat(desk.search(index, "RAG 检索"))
          .first()
          .extracting("passage.note")
          .isEqualTo("later.md");
    }
    assertThat(desk.encoder.passages).isEmpty();
  }

  @Test
  void dropOldest_moreVectorsThanAreKept_keepsTheLatest() throws Exception {
    desk.write("long.md", "一。", "二。", "三。", "四。", "五。").sync();
    desk.write("long.md", "六。").sync();
    try (PassageIndex index = desk.open()) {
      try (DirectoryReader commit = index.lastCommit()) {
        KnownVectors known = new KnownVectors(desk.encoder, commit);
        new SpareVectors(index.writer(), commit, known, 2).dropOldest();
        index.commit();
      }
      try (DirectoryReader commit = index.lastCommit()) {
        Query spares = new TermQuery(new Term(Schema.KIND, PassageDocument.SPARE));
        assertThat(new IndexSearcher(commit).count(spares)).isEqualTo(2);
      }
    }
    desk.encoder.passages.clear();
    desk.write("x.md", "一。", "五。").sync();
    assertThat(desk.encoder.passages).containsExactly("一。");
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
  void sync_mostNotesCannotBeRead_keepsThem() throws Exception {
    desk.write("c.md", "三。").write("d.md", "四。").write("e.md", "五。").sync();
    for (String path : List.of("c.md", "d.md", "e.md")) {
      Files.delete(desk.notes.resolve(path));
      Files.createFile(
          desk.notes.resolve(path),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
    }
    assumeThat(Files.isReadable(desk.notes.resolve("c.md"))).isFalse();
    try (PassageIndex index = desk.open()) {
      SyncReport report = desk.sync(index).sync(Absence.DELETED_UNLESS_MANY, Progress.NONE);

      assertThat(report.held()).isEqualTo(3);
      assertThat(index.counts().notes()).isEqualTo(5);
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
  void sync_firstBuildCutOff_saysWhoseNotesItHolds() throws Exception {
    try (PassageIndex index = desk.open()) {
      assertThat(index.notes()).isEmpty();
      TextEncoder failing =
          new TextEncoder() {
            @Override
            public Vectors encode(List<String> texts, Purpose purpose) {
              try {
                index.commit(); // as after ten seconds
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

  @Test
  void rebuild_whileSearched_showsOldIndexUntilItIsDone() throws Exception {
    desk.sync();
    try (PassageIndex index = desk.open()) {
      List<Integer> seen = new ArrayList<>();
      TextEncoder looking = new LookingEncoder(() -> seen.add(index.counts().passages()));
      FolderSync sync =
          new FolderSync(
              index,
              new NotesFolder(desk.notes),
              note -> {
                seen.add(index.counts().passages());
                return Desk.cut(note);
              },
              looking);
      sync.rebuild(Absence.DELETED, Progress.NONE);

      assertThat(seen).hasSize(3).containsOnly(5);
    }
  }

  /// An error too, such as memory that runs out.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rebuild_failingHalfWay_leavesTheOldIndex(boolean error) throws Exception {
    desk.sync();
    try (PassageIndex index = desk.open()) {
      TextEncoder encoder =
          new LookingEncoder(
              () -> {
                if (error) {
                  throw new OutOfMemoryError("no");
                }
                throw new IllegalStateException("no");
              });
      FolderSync failing = new FolderSync(index, new NotesFolder(desk.notes), Desk::cut, encoder);

      assertThatThrownBy(() -> failing.rebuild(Absence.DELETED, Progress.NONE)).hasMessage("no");
      assertThat(index.counts().passages()).isEqualTo(5);
      desk.write("d.md", "新的一句。");
      assertThat(desk.sync(index).sync(Absence.DELETED, Progress.NONE).passages()).isEqualTo(6);
    }
  }

  /// The real encoder, which does something before each call.
  private record LookingEncoder(Runnable look) implements TextEncoder {
    @Override
    public Vectors encode(List<String> texts, Purpose purpose) {
      look.run();
      return SmallModel.encoder().encode(texts, purpose);
    }

    @Override
    public int dimensions() {
      return SmallModel.encoder().dimensions();
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
}
