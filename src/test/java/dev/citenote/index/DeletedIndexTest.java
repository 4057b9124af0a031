package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.note.NotesFolder;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An index that is deleted while it is open, at any moment and again and again.
@DisabledOnOs(OS.WINDOWS)
final class DeletedIndexTest {
  private static final int NOTES = 4;

  private final Desk desk;

  DeletedIndexTest(@TempDir Path folder) throws IOException {
    this.desk = new Desk(folder);
    for (int i = 0; i < NOTES; i++) {
      desk.write("n" + i + ".md", "第 " + i + " 篇说的是缓存。");
    }
  }

  /// What is deleted.
  private enum Lost {
    FOLDER,
    FILES,
    LOCK,
    SEGMENTS;

    private boolean takes(Path file) {
      String name = file.getFileName().toString();
      return switch (this) {
        case FOLDER, FILES -> true;
        case LOCK -> name.equals("write.lock");
        case SEGMENTS -> name.startsWith("segments_");
      };
    }

    private void delete(Path index) {
      try {
        try (Stream<Path> files = Files.list(index)) {
          for (Path file : files.filter(this::takes).toList()) {
            Files.delete(file);
          }
        }
        if (this == FOLDER) {
          Files.delete(index);
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// Encodes as the desk does; something happens before one of the texts.
  private final class InterruptedEncoder implements TextEncoder {
    private final Runnable event;
    private int left;

    InterruptedEncoder(int left, Runnable event) {
      this.left = left;
      this.event = event;
    }

    @Override
    public Vectors encode(List<String> texts, Purpose purpose) {
      if (left-- == 0) {
        event.run();
      }
      return desk.encoder.encode(texts, purpose);
    }

    @Override
    public int dimensions() {
      return desk.encoder.dimensions();
    }
  }

  /// What a server does at each of its tries: each note is a part.
  private static void bringInStep(PassageIndex index, FolderSync sync) throws IOException {
    assertThat(index.obtain()).isTrue();
    index.mend();
    sync.sync(Absence.DELETED, Progress.NONE);
  }

  /// A try that may fail.
  private static void attempt(PassageIndex index, FolderSync sync) {
    assertThat(catchThrowable(() -> bringInStep(index, sync)) instanceof AssertionError).isFalse();
  }

  private FolderSync sync(PassageIndex index, TextEncoder encoder) {
    return new FolderSync(index, new NotesFolder(desk.notes), Desk::cut, encoder, Duration.ZERO);
  }

  private void assertWhole(PassageIndex index) throws IOException {
    assertThat(index.counts()).isEqualTo(new Counts(NOTES, NOTES, 0));
    assertThat(index.setAside()).isEmpty();
    assertThat(index.followed()).isPresent();
    assertThat(desk.search(index, "第 3 篇")).first().extracting("passage.note").isEqualTo("n3.md");
    assertThat(IndexCheckup.check(desk.index)).isEmpty();
    try (Stream<Path> files = Files.list(desk.index)) {
      assertThat(files).anyMatch(Lost.SEGMENTS::takes);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sync_deletedAgainWhileItIsBuiltAnew_isWholeAtTheNextTry(Lost second) throws Exception {
    for (int at = 0; at < NOTES; at++) {
      Files.writeString(desk.notes.resolve("n0.md"), "第 0 篇说的是缓存。" + " ".repeat(at));
      try (PassageIndex index = desk.open()) {
        bringInStep(index, desk.sync(index));
        Lost.FOLDER.delete(desk.index);
        InterruptedEncoder cut = new InterruptedEncoder(at, () -> second.delete(desk.index));
        attempt(index, sync(index, cut));
        assertThat(cut.left).as("it was deleted meanwhile").isNegative();

        bringInStep(index, sync(index, desk.encoder));

        assertWhole(index);
      }
      try (PassageIndex index = desk.open()) {
        assertWhole(index);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void sync_deletedTwiceWithNothingDoneBetween_isWhole(Lost lost) throws Exception {
    try (PassageIndex index = desk.open()) {
      bringInStep(index, desk.sync(index));
      for (int i = 0; i < 3; i++) {
        lost.delete(desk.index);
        desk.write("n0.md", "第 0 篇说的是缓存，第 " + i + " 次。");
        attempt(index, desk.sync(index));
        bringInStep(index, desk.sync(index));
        assertWhole(index);
      }
    }
  }
}
