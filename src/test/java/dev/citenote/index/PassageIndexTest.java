package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.index.FolderSync.Absence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PassageIndexTest {
  private final Desk desk;

  PassageIndexTest(@TempDir Path folder) throws IOException {
    this.desk = new Desk(folder);
    desk.write("a.md", "# 注意力", "注意力机制让模型关注重要的词。", "什么是多头注意力？");
  }

  @Test
  void open_noFolder_beginsAnEmptyIndex() throws Exception {
    try (PassageIndex index = desk.open()) {
      assertThat(index.writable()).isTrue();
      assertThat(index.counts()).isEqualTo(new Counts(0, 0, 0));
      assertThat(desk.search(index, "注意力")).isEmpty();
      assertThat(index.lexicon().isEmpty()).isTrue();
      assertThat(IndexCheckup.check(desk.index)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"segments_", ".si", ".cfs"})
  void open_damagedFile_setsTheIndexAsideAndBuildsAnew(String kind) throws Exception {
    desk.sync();
    Path file = file(kind);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    try (PassageIndex index = desk.open()) {
      SyncReport report = desk.sync(index).sync(Absence.DELETED, Progress.NONE);

      assertThat(report.rebuilt().orElseThrow()).contains("moved to").contains("index.bad-");
      assertThat(report.passages()).isEqualTo(2);
      assertThat(desk.sync(index).sync(Absence.DELETED, Progress.NONE).rebuilt()).isEmpty();
    }
    assertThat(asideFiles()).contains(file.getFileName().toString());
  }

  @Test
  void open_missingCommit_setsTheIndexAside() throws Exception {
    desk.sync();
    Files.delete(file("segments_"));

    assertThat(desk.sync().rebuilt().orElseThrow()).contains("index.bad-");
    assertThat(asideFiles()).isNotEmpty();
  }

  @Test
  void open_folderOfOtherFiles_isRefusedAndUntouched() throws Exception {
    Files.createDirectories(desk.index);
    Files.writeString(desk.index.resolve("thesis.docx"), "precious");

    assertThatThrownBy(desk::open)
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("not an index of this program (it holds thesis.docx)");
    assertThat(desk.index.resolve("thesis.docx")).hasContent("precious");
    assertThat(desk.index).isDirectoryNotContaining("glob:**write.lock");
  }

  @Test
  void open_indexOfOtherProgram_isRefused() throws Exception {
    try (var directory = FSDirectory.open(desk.index);
        var writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.addDocument(new Document());
      writer.commit();
    }

    assertThatThrownBy(desk::open).isInstanceOf(IndexException.class);
  }

  @Test
  void open_file_isRefused() throws Exception {
    Files.writeString(desk.index, "x");

    assertThatThrownBy(desk::open).hasMessageContaining("is a file");
  }

  @Test
  void open_lockedByAnother_searchesAndSeesItsCommits() throws Exception {
    try (PassageIndex first = desk.open();
        PassageIndex second = desk.open()) {
      assertThat(second.writable()).isFalse();
      desk.sync(first).sync(Absence.DELETED, Progress.NONE);

      Thread.sleep(100);
      assertThat(desk.search(second, "注意力机制")).isNotEmpty();
      assertThatThrownBy(() -> desk.sync(second).sync(Absence.DELETED, Progress.NONE))
          .hasMessageContaining("another process writes");
    }
    try (PassageIndex third = desk.open()) {
      assertThat(third.writable()).isTrue();
    }
  }

  @Test
  void open_damagedWhileLocked_isRefusedAndNotMoved() throws Exception {
    desk.sync();
    try (PassageIndex first = desk.open()) {
      Files.write(file("segments_"), new byte[] {1, 2, 3});

      assertThatThrownBy(desk::open).isInstanceOf(IndexException.class);
      assertThat(first.writable()).isTrue();
    }
    assertThat(file("segments_")).exists();
  }

  @Test
  void open_staleLockFile_isWritable() throws Exception {
    desk.sync();
    Files.writeString(desk.index.resolve("write.lock"), "");
    try (PassageIndex index = desk.open()) {
      assertThat(index.writable()).isTrue();
    }
  }

  @Test
  void check_oneFlippedBit_isReported() throws Exception {
    desk.sync();
    Path file = file(".cfs");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(IndexCheckup.check(desk.index))
        .singleElement()
        .asString()
        .contains("is damaged", "citenote index");
  }

  @Test
  void check_soundIndexOpenForWriting_isClean() throws Exception {
    try (PassageIndex index = desk.open()) {
      desk.sync(index).sync(Absence.DELETED, Progress.NONE);
      assertThat(IndexCheckup.check(desk.index)).isEmpty();
    }
  }

  @Test
  void mend_flippedBit_setsTheIndexAsideAndSearchesTheNewOne() throws Exception {
    desk.sync();
    damage(file(".cfs"));
    try (PassageIndex index = desk.open()) {
      assertThat(index.mend().orElseThrow()).contains("moved to", "index.bad-");
      assertThat(index.setAside()).isPresent();
      assertThat(index.followed()).isEmpty();

      desk.sync(index).sync(Absence.DELETED, Progress.NONE);

      assertThat(desk.search(index, "注意力机制")).isNotEmpty();
      assertThat(index.setAside()).isEmpty();
      assertThat(index.mend()).isEmpty();
    }
    assertThat(IndexCheckup.check(desk.index)).isEmpty();
  }

  @Test
  void mend_manyTimes_keepsTheTwoNewestAndWhatIsNotOurs() throws Exception {
    Path foreign = Files.createDirectory(desk.index.resolveSibling("index.bad-mine"));
    for (int i = 0; i < 4; i++) {
      desk.sync();
      damage(file(".cfs"));
      try (PassageIndex index = desk.open()) {
        assertThat(index.mend()).isPresent();
      }
    }
    assertThat(IndexCheckup.setAsideOf(desk.index)).hasSize(2);
    assertThat(foreign).exists();
  }

  @Test
  void holder_whileOpenAndAfter_isThisProcessAndNobody() throws Exception {
    try (PassageIndex first = desk.open();
        PassageIndex second = desk.open()) {
      first.announce("serve", "http://127.0.0.1:7070");
      second.announce("index", "");

      Holder holder = second.holder().orElseThrow();
      assertThat(holder.follows()).isTrue();
      assertThat(holder)
          .hasToString(
              "process %d (serve at http://127.0.0.1:7070)"
                  .formatted(ProcessHandle.current().pid()));
    }
    assertThat(IndexCheckup.holder(desk.index)).isEmpty();
  }

  @Test
  void holder_pidUsedAgain_isNobody() throws Exception {
    desk.sync();
    Files.writeString(
        desk.index.resolve(".holder"),
        ProcessHandle.current().pid() + "\n2001-01-01T00:00:00Z\nserve\n\n");

    assertThat(IndexCheckup.holder(desk.index)).isEmpty();
  }

  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  private Path file(String kind) throws IOException {
    try (var files = Files.list(desk.index)) {
      return files
          .filter(file -> file.getFileName().toString().contains(kind))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  private List<String> asideFiles() throws IOException {
    try (var beside = Files.list(desk.index.getParent())) {
      Path aside =
          beside
              .filter(path -> path.getFileName().toString().startsWith("index.bad-"))
              .findFirst()
              .orElseThrow();
      try (var files = Files.list(aside)) {
        return files.map(file -> file.getFileName().toString()).toList();
      }
    }
  }

  @Test
  void open_manyAtOnceWhereNothingIs_givesOneThatWrites() throws Exception {
    for (int round = 0; round < 10; round++) {
      Path folder = desk.index.resolveSibling("index" + round);
      CyclicBarrier together = new CyclicBarrier(6);
      List<PassageIndex> opened = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
        List<Future<PassageIndex>> opening = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          opening.add(
              threads.submit(
                  () -> {
                    together.await();
                    return PassageIndex.open(folder, Desk.FINGERPRINT);
                  }));
        }
        for (Future<PassageIndex> each : opening) {
          opened.add(each.get());
        }
        assertThat(opened.stream().filter(PassageIndex::writable)).hasSize(1);
        assertThat(IndexCheckup.setAsideOf(folder)).isEmpty();
      } finally {
        for (PassageIndex each : opened) {
          each.close();
        }
      }
    }
  }
}
