package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.encoder.SmallModel;
import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.SyncReport.Notes;
import dev.citenote.note.NotesFolder;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an index answers while all of it is built anew.
final class RebuildWhileAnsweringTest {
  private final Desk desk;

  RebuildWhileAnsweringTest(@TempDir Path folder) throws IOException {
    this.desk = new Desk(folder);
    desk.write("a.md", "# 注意力", "注意力机制让模型关注重要的词。", "什么是多头注意力？")
        .write("b/c.md", "RAG 先检索再生成。", "为什么需要重排？", "= 因为召回不准。");
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
}
