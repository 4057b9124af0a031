package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.note.NotesFolder;
import dev.citenote.retrieve.Hit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder that changes while it is followed, by real events.
final class WatchedFolderTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final Desk desk;
  private final AtomicInteger syncs = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  WatchedFolderTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.desk = new Desk(folder);
  }

  @Test
  void follow_500RandomOperations_endsLikeAFreshBuild() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Operations operations = new Operations(desk.notes, new Random(seed));
    try (PassageIndex index = desk.open();
        FolderWatch watch = follow(index)) {
      for (int i = 0; i < 500; i++) {
        int before = syncs.get();
        operations.next();
        if (i % 25 == 0) {
          await(() -> syncs.get() > before);
        }
      }
      awaitInStep(index);
      assertLikeFresh(index, seed);
      assertThat(watch).isNotNull();
      assertThat(desk.sync(index).sync(Absence.DELETED, Progress.NONE).notes().differ()).isFalse();
    }
  }

  @Test
  void follow_folderThatGoesAndComesBack_isFollowedOn() throws Exception {
    desk.write("a.md", "第一句。");
    try (PassageIndex index = desk.open();
        FolderWatch watch = follow(index)) {
      awaitInStep(index);
      Files.delete(desk.notes.resolve("a.md"));
      Files.delete(desk.notes);
      await(() -> failed.get() > 0);
      desk.write("b/c.md", "回来了。");
      awaitInStep(index);
      desk.write("b/c.md", "又改了。");
      awaitInStep(index);

      assertThat(watch).isNotNull();
      assertThat(desk.search(index, "又改了")).first().extracting("passage.text").isEqualTo("又改了。");
    }
  }

  @Test
  void follow_slowWriterThatNeverRests_isFollowedMeanwhile() throws Exception {
    desk.write("log.md", "开头。");
    try (PassageIndex index = desk.open();
        FolderWatch watch = follow(index)) {
      awaitInStep(index);
      int before = syncs.get();
      Path file = desk.notes.resolve("log.md");
      await(
          () -> {
            Files.writeString(file, "又写了一次，" + System.nanoTime() + "。");
            return syncs.get() > before;
          });
      awaitInStep(index);
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void follow_5000EventsAtOnce_endsLikeTheFolder() throws Exception {
    try (PassageIndex index = desk.open();
        FolderWatch watch = follow(index)) {
      for (int i = 0; i < 5_000; i++) {
        desk.write("n" + i % 40 + ".md", "第" + i + "次。");
      }
      awaitInStep(index);
      assertThat(watch).isNotNull();
    }
  }

  private FolderWatch follow(PassageIndex index) {
    FolderSync sync = desk.sync(index);
    return FolderWatch.start(
        desk.notes,
        watch -> {
          try {
            sync.sync(Absence.DELETED, Progress.NONE);
          } catch (IOException e) {
            // The folder is not there now; it is looked at again when it is.
            failed.incrementAndGet();
          } finally {
            syncs.incrementAndGet();
          }
        });
  }

  private void awaitInStep(PassageIndex index) {
    await(
        () -> {
          TreeMap<String, String> now = new TreeMap<>();
          NotesFolder notes = new NotesFolder(desk.notes);
          for (String path : notes.list().paths()) {
            now.put(path, notes.contentHash(path).orElse(""));
          }
          return now.equals(index.noteHashes());
        });
  }

  private void assertLikeFresh(PassageIndex index, long seed) throws Exception {
    try (PassageIndex fresh = PassageIndex.open(folder.resolve("fresh"), Desk.FINGERPRINT)) {
      desk.sync(fresh).sync(Absence.DELETED, Progress.NONE);
      assertThat(passages(index)).as("seed %d", seed).isEqualTo(passages(fresh));
      for (int i = 0; i < 50; i++) {
        String query = Operations.text(new Random(i), 1 + i % 3);
        assertSame(desk.search(index, query), desk.search(fresh, query), seed + ", " + query);
      }
    }
  }

  /// The same passages with the same scores, but for what encoding in other batches changes,
  /// about a ten-millionth; the last hits may tie with what follows.
  private static void assertSame(List<Hit> hits, List<Hit> expected, String description) {
    assertThat(hits).as(description).hasSameSizeAs(expected);
    double last = hits.isEmpty() ? 0 : hits.getLast().score();
    List<String> ids = expected.stream().map(it -> it.passage().id()).toList();
    for (int i = 0; i < hits.size(); i++) {
      Hit hit = hits.get(i);
      assertThat(hit.score()).as(description).isCloseTo(expected.get(i).score(), within(1e-5));
      if (hit.score() > last + 1e-4) {
        assertThat(ids).as(description).contains(hit.passage().id());
      }
    }
  }

  private static List<String> passages(PassageIndex index) throws IOException {
    try (DirectoryReader commit = index.lastCommit()) {
      IndexSearcher searcher = new IndexSearcher(commit);
      List<String> passages = new ArrayList<>();
      TermQuery all = new TermQuery(new Term(Schema.KIND, PassageDocument.PASSAGE));
      for (ScoreDoc hit : searcher.search(all, Math.max(1, commit.maxDoc())).scoreDocs) {
        passages.add(
            PassageDocument.toPassage(searcher.storedFields().document(hit.doc)).toString());
      }
      return passages.stream().sorted().toList();
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.holds()) {
        assertThat(System.nanoTime()).as("the time this took").isLessThan(end);
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What people, editors and synchronising programs do to a folder of notes.
  private static final class Operations {
    private static final List<String> WORDS =
        List.of("注意力", "检索", "缓存", "显存", "LoRA", "RAG", "attention", "index", "梯度", "模型");

    private final Path root;
    private final Random random;
    private int number;

    Operations(Path root, Random random) {
      this.root = root;
      this.random = random;
    }

    static String text(Random random, int sentences) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < sentences; i++) {
        for (int w = 0; w < 4; w++) {
          text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        text.append(random.nextInt(30)).append(random.nextInt(4) == 0 ? "？\n" : "。\n");
      }
      return text.toString();
    }

    private void next() throws IOException {
      List<Path> files = files();
      int kind = files.size() < 5 ? 0 : random.nextInt(9);
      Path file = files.isEmpty() ? root : files.get(random.nextInt(files.size()));
      switch (kind) {
        case 0, 1 -> write(fresh(), text(random, 3));
        case 2 -> write(file, "# " + text(random, 1) + Files.readString(file));
        case 3 -> Files.move(file, fresh());
        case 4 -> Files.delete(file);
        case 5 -> Files.setLastModifiedTime(file, FileTime.fromMillis(random.nextInt()));
        case 6 -> Files.copy(file, fresh());
        case 7 -> replace(file);
        default -> renameFolder(file);
      }
    }

    private Path fresh() throws IOException {
      Path parent =
          switch (random.nextInt(4)) {
            case 0 -> root.resolve("a");
            case 1 -> root.resolve("b").resolve("c" + random.nextInt(3));
            default -> root;
          };
      Files.createDirectories(parent);
      return parent.resolve("n" + number++ + ".md");
    }

    private static void write(Path file, String text) throws IOException {
      Files.writeString(file, text);
    }

    /// As editors save: another file takes the name of the first.
    private void replace(Path file) throws IOException {
      Path swap = file.resolveSibling("." + file.getFileName() + ".swp");
      write(swap, text(random, 2));
      Files.move(swap, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void renameFolder(Path file) throws IOException {
      Path parent = root.resolve(root.relativize(file).getName(0));
      if (!parent.equals(file)) {
        Files.move(parent, root.resolve("d" + number++));
      } else {
        write(file, text(random, 1));
      }
    }

    private List<Path> files() throws IOException {
      try (Stream<Path> all = Files.walk(root)) {
        return all.filter(Files::isRegularFile).sorted().toList();
      }
    }
  }
}
