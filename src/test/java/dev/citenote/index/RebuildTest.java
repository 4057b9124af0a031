package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.SyncReport.Notes;
import dev.citenote.note.NotesFolder;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A rebuild beside the index that answers: it is cut off and goes on, and takes its place whole.
final class RebuildTest {
  private static final Fingerprint OTHER = Fingerprint.of("other", 512, 1);
  private static final int NOTES = 6;

  private final Desk desk;

  RebuildTest(@TempDir Path folder) throws IOException {
    this.desk = new Desk(folder);
    for (int i = 0; i < NOTES; i++) {
      desk.write("n" + i + ".md", "第 " + i + " 篇说的是缓存。");
    }
  }

  /// Encodes as the desk does, some notes of one passage, then fails.
  private final class FailingEncoder implements TextEncoder {
    private int left;

    FailingEncoder(int left) {
      this.left = left;
    }

    @Override
    public Vectors encode(List<String> texts, Purpose purpose) {
      if (left-- == 0) {
        throw new IllegalStateException("stopped");
      }
      return desk.encoder.encode(texts, purpose);
    }

    @Override
    public int dimensions() {
      return desk.encoder.dimensions();
    }
  }

  /// Each note is a part.
  private FolderSync sync(PassageIndex index, TextEncoder encoder) {
    return new FolderSync(index, new NotesFolder(desk.notes), Desk::cut, encoder, Duration.ZERO);
  }

  private Path target() {
    return desk.index.resolve(".rebuild");
  }

  /// Rebuilds as another process would, which is cut off after some notes.
  private void cutOff(Fingerprint fingerprint, int notes) throws Exception {
    try (PassageIndex index = PassageIndex.open(desk.index, fingerprint)) {
      FolderSync sync = sync(index, new FailingEncoder(notes));
      assertThatThrownBy(() -> sync.sync(Absence.DELETED, Progress.NONE)).hasMessage("stopped");
    }
  }

  @Test
  void sync_rebuildWasCutOff_goesOnAndEncodesNothingTwice() throws Exception {
    desk.sync();
    desk.encoder.passages.clear();
    cutOff(OTHER, 2);
    cutOff(OTHER, 3);
    try (PassageIndex index = PassageIndex.open(desk.index, OTHER)) {
      SyncReport report = sync(index, desk.encoder).sync(Absence.DELETED, Progress.NONE);

      assertThat(report.rebuilt()).contains("it was built with another encoder model");
      assertThat(report.notes()).isEqualTo(new Notes(NOTES, 0, 0, 0, 0));
      assertThat(index.counts()).isEqualTo(new Counts(NOTES, NOTES, 0));
      assertThat(desk.search(index, "第 5 篇")).first().extracting("passage.note").isEqualTo("n5.md");
    }
    assertThat(desk.encoder.passages).hasSize(NOTES).doesNotHaveDuplicates();
    assertThat(target()).doesNotExist();
  }

  @Test
  void rebuild_wasCutOff_goesOnAndEncodesNothingTwice() throws Exception {
    desk.sync();
    desk.encoder.passages.clear();
    try (PassageIndex index = desk.open()) {
      FolderSync failing = sync(index, new FailingEncoder(4));
      assertThatThrownBy(() -> failing.rebuild(Absence.DELETED, Progress.NONE))
          .hasMessage("stopped");
      assertThat(index.counts().notes()).as("the old index answers").isEqualTo(NOTES);
      assertThat(desk.encoder.passages).hasSize(4);
      sync(index, desk.encoder).rebuild(Absence.DELETED, Progress.NONE);

      assertThat(desk.encoder.passages).hasSize(NOTES).doesNotHaveDuplicates();
      sync(index, desk.encoder).rebuild(Absence.DELETED, Progress.NONE);
      assertThat(desk.encoder.passages).as("all of it once more").hasSize(2 * NOTES);
    }
  }

  @Test
  void sync_rebuildWasCutOffAndNotesChanged_isLikeTheFolder() throws Exception {
    desk.sync();
    cutOff(OTHER, 4);
    desk.write("n0.md", "改过的一篇。").write("new.md", "新的一篇。");
    Files.delete(desk.notes.resolve("n1.md"));
    try (PassageIndex index = PassageIndex.open(desk.index, OTHER)) {
      sync(index, desk.encoder).sync(Absence.DELETED, Progress.NONE);

      assertThat(index.noteHashes().keySet())
          .containsExactly("n0.md", "n2.md", "n3.md", "n4.md", "n5.md", "new.md");
      assertThat(index.counts()).isEqualTo(new Counts(NOTES, NOTES, 0));
      assertThat(desk.search(index, "改过的")).first().extracting("passage.note").isEqualTo("n0.md");
    }
  }

  @Test
  void sync_targetOfOtherEncoder_isDropped() throws Exception {
    desk.sync();
    cutOff(OTHER, 4);
    desk.encoder.passages.clear();
    try (PassageIndex index = PassageIndex.open(desk.index, Fingerprint.of("third", 512, 1))) {
      sync(index, desk.encoder).sync(Absence.DELETED, Progress.NONE);
    }

    assertThat(desk.encoder.passages).hasSize(NOTES);
  }

  @Test
  void sync_targetNoLongerNeeded_isDropped() throws Exception {
    desk.sync();
    cutOff(OTHER, 4);
    assertThat(target()).isDirectory();

    assertThat(desk.sync().notes()).isEqualTo(new Notes(0, 0, 0, 0, NOTES));
    assertThat(target()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {".cfs", "segments_"})
  void sync_targetIsDamaged_isBuiltFromNothing(String part) throws Exception {
    desk.sync();
    cutOff(OTHER, 4);
    flip(part);
    desk.encoder.passages.clear();
    try (PassageIndex index = PassageIndex.open(desk.index, OTHER)) {
      sync(index, desk.encoder).sync(Absence.DELETED, Progress.NONE);
      assertThat(index.counts().notes()).isEqualTo(NOTES);
    }

    assertThat(desk.encoder.passages).hasSize(NOTES);
  }

  private void flip(String part) throws IOException {
    try (Stream<Path> files = Files.list(target())) {
      Path file = files.filter(it -> it.toString().contains(part)).sorted().toList().getLast();
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
  }

  /// As where a process dies after the commit and before it has cleaned up.
  @Test
  void rebuild_targetThatTookItsPlaceIsStillThere_encodesAllAgain(@TempDir Path kept)
      throws Exception {
    desk.sync();
    try (PassageIndex index = desk.open()) {
      index.onCommit(brought -> copy(target(), kept));
      sync(index, desk.encoder).rebuild(Absence.DELETED, Progress.NONE);
      index.onCommit(brought -> {});
      copy(kept, target());
      desk.encoder.passages.clear();
      sync(index, desk.encoder).rebuild(Absence.DELETED, Progress.NONE);
    }

    assertThat(desk.encoder.passages).hasSize(NOTES);
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to);
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.toList()) {
          Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void sync_afterDamageCutOff_goesOnAndEncodesNothingTwice() throws Exception {
    desk.sync();
    try (Stream<Path> files = Files.list(desk.index)) {
      Path file = files.filter(it -> it.toString().endsWith(".cfs")).findFirst().orElseThrow();
      Files.write(file, new byte[100]);
    }
    desk.encoder.passages.clear();
    List<String> reasons = new ArrayList<>();
    try (PassageIndex index = desk.open()) {
      index.mend();
      FolderSync failing = sync(index, new FailingEncoder(3));
      assertThatThrownBy(() -> failing.sync(Absence.DELETED, Progress.NONE)).hasMessage("stopped");
      assertThat(index.setAside()).as("until it is whole").isPresent();
      SyncReport report = sync(index, desk.encoder).sync(Absence.DELETED, Progress.NONE);
      report.rebuilt().ifPresent(reasons::add);
      assertThat(index.setAside()).isEmpty();
      assertThat(index.counts()).isEqualTo(new Counts(NOTES, NOTES, 0));
    }

    assertThat(reasons).hasSize(1);
    assertThat(desk.encoder.passages).hasSize(NOTES).doesNotHaveDuplicates();
  }

  @Test
  void rebuild_indexIsWrittenByAnother_touchesNothing() throws Exception {
    desk.sync();
    cutOff(OTHER, 3);
    try (PassageIndex first = PassageIndex.open(desk.index, OTHER);
        PassageIndex second = PassageIndex.open(desk.index, OTHER)) {
      assertThat(first.writable()).isTrue();
      assertThatThrownBy(() -> desk.sync(second).rebuild(Absence.DELETED, Progress.NONE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another process writes");
    }
    desk.encoder.passages.clear();
    try (PassageIndex index = PassageIndex.open(desk.index, OTHER)) {
      sync(index, desk.encoder).sync(Absence.DELETED, Progress.NONE);
    }
    assertThat(desk.encoder.passages).as("three were kept").hasSize(NOTES - 3);
  }
}
