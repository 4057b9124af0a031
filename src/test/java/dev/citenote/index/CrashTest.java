package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.encoder.RecentVectors;
import dev.citenote.index.FolderSync.Absence;
import dev.citenote.note.NotesFolder;
import dev.citenote.retrieve.TextEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a full disk and a loss of power at any moment leave of the index: the old commit or the new
/// one, and never a mix.
final class CrashTest {
  private static final int MOST = 200;
  private static final int REBUILDS = 60;

  private final long seed = Long.getLong("citenote.seed", System.nanoTime());
  private final Desk desk;
  private final TextEncoder encoder;
  private long changes;

  CrashTest(@TempDir Path folder) throws IOException {
    this.desk = new Desk(folder);
    this.encoder = new RecentVectors(desk.encoder);
  }

  @BeforeEach
  void tellSeed() {
    System.out.println("CrashTest: -Dcitenote.seed=" + seed);
  }

  private void writeOld() throws IOException {
    Files.deleteIfExists(desk.notes.resolve("new.md"));
    desk.write("kept.md", "# 缓存", "缓存保存算过的结果。", "缓存怎么失效？");
    desk.write("changed.md", "# 队列", "队列先进先出。", "队列按次序处理。");
    desk.write("gone.md", "# 栈", "栈后进先出。");
  }

  private void writeNew() throws IOException {
    desk.write("changed.md", "# 队列", "队列先进先出，有界。");
    desk.write("new.md", "# 堆", "堆的根最大。", "堆用数组存放。");
    Files.delete(desk.notes.resolve("gone.md"));
  }

  @Test
  void sync_diskFailsAtAnyChangeThenPowerIsLost_leavesTheOldOrTheNewCommit() throws Exception {
    List<String> old = List.of();
    List<String> renewed = expected();
    int olds = 0;
    int news = 0;
    for (int i = 1; i <= MOST; i++) {
      int n = (int) Math.ceilDiv(i * (changes + 1), MOST);
      FaultyDirectory disk = new FaultyDirectory(new Random(seed + n));
      writeOld();
      try (PassageIndex index = PassageIndex.in(disk, Desk.FINGERPRINT)) {
        sync(index);
        old = passages(disk);
        writeNew();
        disk.failAt(n);
        try {
          sync(index);
        } catch (IOException | RuntimeException e) {
          assertThat(disk.hasFailed()).as("seed %d, change %d: %s", seed, n, e).isTrue();
        }
        // Searches go on meanwhile.
        assertThat(desk.search(index, "缓存保存算过的结果")).isNotEmpty();
      } catch (IOException e) {
        assertThat(disk.hasFailed()).isTrue();
      }
      List<String> left = check(disk.afterPowerLoss(), n, old, renewed);
      olds += left.equals(old) ? 1 : 0;
      news += left.equals(renewed) ? 1 : 0;
    }
    System.out.println("CrashTest: %d changes, old %d, new %d".formatted(changes, olds, news));
    assertThat(olds).isPositive();
    assertThat(news).isPositive();
  }

  @Test
  void rebuild_diskFailsAtAnyChangeThenPowerIsLost_leavesTheOldOrTheNewCommit() throws Exception {
    List<String> renewed = expected();
    long first = 0;
    int news = 0;
    for (int i = 0; i <= REBUILDS; i++) {
      FaultyDirectory disk = new FaultyDirectory(new Random(seed + i));
      writeOld();
      try (PassageIndex index = PassageIndex.in(disk, Desk.FINGERPRINT)) {
        sync(index);
        List<String> old = passages(disk);
        writeNew();
        long before = disk.changes();
        disk.failAt(i == 0 ? Long.MAX_VALUE / 2 : i * (first + 1) / REBUILDS);
        try {
          rebuild(index);
        } catch (IOException | RuntimeException e) {
          assertThat(disk.hasFailed()).as("seed %d, %d: %s", seed, i, e).isTrue();
        }
        first = i == 0 ? disk.changes() - before : first;
        assertThat(desk.search(index, "缓存保存算过的结果")).isNotEmpty();
        news += check(disk.afterPowerLoss(), i, old, renewed).equals(renewed) ? 1 : 0;
      }
    }
    assertThat(news).isBetween(1, REBUILDS);
  }

  private void rebuild(PassageIndex index) throws IOException {
    new FolderSync(index, new NotesFolder(desk.notes), Desk::cut, encoder)
        .rebuild(Absence.DELETED, Progress.NONE);
  }

  private List<String> check(Directory left, int n, List<String> old, List<String> renewed)
      throws Exception {
    List<String> found = passages(left);
    assertThat(found).as("seed %d, change %d", seed, n).isIn(old, renewed);
    assertThat(IndexContents.failures(left)).as("seed %d, change %d", seed, n).isEmpty();
    try (PassageIndex index = PassageIndex.in(left, Desk.FINGERPRINT)) {
      sync(index);
      assertThat(passages(left)).as("seed %d, change %d", seed, n).isEqualTo(renewed);
    }
    return found;
  }

  @Test
  void sync_diskIsFullForAWhile_searchesAndRecoversWithoutBeingOpenedAnew() throws Exception {
    List<String> renewed = expected();
    for (int n = 1; n <= changes; n += 7) {
      FaultyDirectory disk = new FaultyDirectory(new Random(seed + n));
      writeOld();
      try (PassageIndex index = PassageIndex.in(disk, Desk.FINGERPRINT)) {
        sync(index);
        writeNew();
        disk.failAt(n);
        try {
          sync(index);
        } catch (IOException | RuntimeException e) {
          assertThat(desk.search(index, "栈后进先出")).as("seed %d, change %d", seed, n).isNotEmpty();
        }
        disk.failAt(Long.MAX_VALUE / 2);
        sync(index);
        assertThat(passages(disk)).as("seed %d, change %d", seed, n).isEqualTo(renewed);
      }
    }
  }

  @Test
  void sync_againAfterTheDiskWasFull_encodesNothingTwice() throws Exception {
    expected();
    FaultyDirectory disk = new FaultyDirectory(new Random(seed));
    writeOld();
    try (PassageIndex index = PassageIndex.in(disk, Desk.FINGERPRINT)) {
      FolderSync sync = desk.sync(index);
      sync.sync(Absence.DELETED, Progress.NONE);
      writeNew();
      desk.encoder.passages.clear();
      disk.failAt(changes / 2);
      assertThatThrownBy(() -> sync.sync(Absence.DELETED, Progress.NONE))
          .isInstanceOfAny(IOException.class, AlreadyClosedException.class);
      assertThat(desk.encoder.passages).isNotEmpty().doesNotHaveDuplicates();
      disk.failAt(Long.MAX_VALUE / 2);

      sync.sync(Absence.DELETED, Progress.NONE);

      assertThat(desk.encoder.passages).doesNotHaveDuplicates();
      assertThat(desk.search(index, "堆用数组存放")).isNotEmpty();
    }
  }

  private void sync(PassageIndex index) throws IOException {
    new FolderSync(index, new NotesFolder(desk.notes), Desk::cut, encoder)
        .sync(Absence.DELETED, Progress.NONE);
  }

  /// What is there in the end; counts the changes that come to it.
  private List<String> expected() throws Exception {
    FaultyDirectory disk = new FaultyDirectory(new Random(seed));
    try (PassageIndex index = PassageIndex.in(disk, Desk.FINGERPRINT)) {
      writeOld();
      sync(index);
      changes = disk.changes();
      writeNew();
      sync(index);
      changes = disk.changes() - changes;
    }
    return passages(disk);
  }

  /// Path and hash of each note, id and text of each passage; sorted, and no id twice.
  private static List<String> passages(Directory directory) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      Bits live = MultiBits.getLiveDocs(reader);
      for (int doc = 0; doc < reader.maxDoc(); doc++) {
        Document document = reader.storedFields().document(doc);
        String id = document.get(Schema.ID);
        String note = document.get(Schema.NOTE);
        if (live != null && !live.get(doc)) {
          continue;
        }
        if (id != null) {
          assertThat(found.put(id, String.valueOf(document.get(Schema.TEXT)))).isNull();
        } else if (document.get(Schema.HASH) != null) {
          assertThat(found.put("note " + note, document.get(Schema.HASH))).isNull();
        }
      }
    }
    List<String> lines = new ArrayList<>();
    found.forEach((key, value) -> lines.add(key + " " + value));
    return lines;
  }
}
