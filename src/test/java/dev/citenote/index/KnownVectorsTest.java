package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.SyncReport.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What need not be encoded again, whatever becomes of the notes.
final class KnownVectorsTest {
  private final Desk desk;

  KnownVectorsTest(@TempDir Path folder) throws IOException {
    this.desk = new Desk(folder);
    desk.write("a.md", "# 注意力", "注意力机制让模型关注重要的词。", "什么是多头注意力？")
        .write("b/c.md", "RAG 先检索再生成。", "为什么需要重排？", "= 因为召回不准。");
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
  void sync_sameTextInManyNotes_isEncodedOnce() throws Exception {
    desk.write("d.md", "同一句话。").write("e.md", "同一句话。");
    desk.sync();

    assertThat(desk.encoder.passages).containsOnlyOnce("同一句话。");
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
        new SpareVectors(index.end().documents(), commit, known, 2).dropOldest();
        index.end().commit();
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
  void sync_renamedFolder_movesItsNotesAndEncodesNothing() throws Exception {
    desk.write("b/d.md", "第二篇。").sync();
    desk.encoder.passages.clear();
    Files.move(desk.notes.resolve("b"), desk.notes.resolve("z"));
    try (PassageIndex index = desk.open()) {
      SyncReport report = desk.sync(index).sync(Absence.DELETED, Progress.NONE);

      assertThat(report.notes()).isEqualTo(new Notes(0, 0, 2, 0, 1));
      assertThat(index.noteHashes()).containsOnlyKeys("a.md", "z/c.md", "z/d.md");
      assertThat(desk.search(index, "RAG 检索"))
          .first()
          .extracting("passage.note")
          .isEqualTo("z/c.md");
    }
    assertThat(desk.encoder.passages).isEmpty();
  }

  @Test
  void sync_oneOfTwoNotesWithTheSameContentDeleted_keepsTheOther() throws Exception {
    String text = Files.readString(desk.notes.resolve("b/c.md"));
    desk.write("twin.md", text).sync();
    desk.encoder.passages.clear();
    Files.delete(desk.notes.resolve("b/c.md"));
    try (PassageIndex index = desk.open()) {
      SyncReport report = desk.sync(index).sync(Absence.DELETED, Progress.NONE);

      assertThat(report.notes()).isEqualTo(new Notes(0, 0, 0, 1, 2));
      assertThat(desk.search(index, "RAG 检索"))
          .isNotEmpty()
          .allMatch(it -> !it.passage().note().equals("b/c.md"))
          .anyMatch(it -> it.passage().note().equals("twin.md"));
    }
    assertThat(desk.encoder.passages).isEmpty();
  }

  @Test
  void sync_noteThatCannotBeReadForAWhile_isFoundAgainAndEncodesNothing() throws Exception {
    String text = Files.readString(desk.notes.resolve("a.md"));
    desk.sync();
    Files.write(desk.notes.resolve("a.md"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    desk.sync();
    desk.encoder.passages.clear();
    desk.write("a.md", text);
    try (PassageIndex index = desk.open()) {
      SyncReport report = desk.sync(index).sync(Absence.DELETED, Progress.NONE);

      assertThat(report.notes()).isEqualTo(new Notes(1, 0, 0, 0, 1));
      assertThat(report.skipped()).isEmpty();
      assertThat(index.counts()).isEqualTo(new Counts(2, 5, 2));
      assertThat(desk.search(index, "注意力机制")).first().extracting("passage.note").isEqualTo("a.md");
    }
    assertThat(desk.encoder.passages).isEmpty();
  }
}
