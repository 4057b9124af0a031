package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.note.NotesFolder;
import dev.citenote.retrieve.Fusion;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.apache.lucene.index.DirectoryReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An index of thousands of passages that changes, and is merged beside what it does.
final class LargeIndexTest {
  private static final Fingerprint FINGERPRINT = Fingerprint.of("hash", HashEncoder.LENGTH, 1);
  private static final int NOTES = 300;
  private static final int LINES = 20;
  private static final int VOCABULARY = 400;

  private final Path folder;
  private final Desk desk;
  private final long seed = Long.getLong("citenote.seed", System.nanoTime());
  private final Random random = new Random(seed);

  LargeIndexTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.desk = new Desk(folder);
    System.out.println("LargeIndexTest: -Dcitenote.seed=" + seed);
  }

  /// As the words alone are compared here, vectors need not mean anything.
  private record HashEncoder() implements TextEncoder {
    static final int LENGTH = 8;

    @Override
    public Vectors encode(List<String> texts, Purpose purpose) {
      float[][] rows = new float[texts.size()][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = unit(new Random(texts.get(i).hashCode()));
      }
      return new Vectors(rows);
    }

    private static float[] unit(Random random) {
      float[] row = new float[LENGTH];
      double sum = 0;
      for (int i = 0; i < LENGTH; i++) {
        row[i] = (float) random.nextGaussian();
        sum += row[i] * row[i];
      }
      for (int i = 0; i < LENGTH; i++) {
        row[i] /= (float) Math.sqrt(sum);
      }
      return row;
    }

    @Override
    public int dimensions() {
      return LENGTH;
    }
  }

  private SyncReport sync(PassageIndex index) throws IOException {
    return new FolderSync(index, new NotesFolder(desk.notes), Desk::cut, new HashEncoder())
        .sync(Absence.DELETED, Progress.NONE);
  }

  private String word() {
    // A few words are everywhere, most are rare.
    double rank = Math.pow(VOCABULARY, random.nextDouble());
    return "w" + (char) ('a' + (int) rank % 26) + (char) ('a' + (int) rank / 26) + "x";
  }

  private void write(int note) throws IOException {
    String[] lines = new String[LINES];
    for (int i = 0; i < LINES; i++) {
      StringJoiner line = new StringJoiner(" ");
      for (int w = 3 + random.nextInt(60); w > 0; w--) {
        line.add(word());
      }
      lines[i] = line.toString();
    }
    desk.write("n" + note + ".md", lines);
  }

  @Test
  void sync_changedAndDeletedNotes_ranksByWordsAsAFreshBuild() throws Exception {
    for (int i = 0; i < NOTES; i++) {
      write(i);
    }
    try (PassageIndex index = PassageIndex.open(desk.index, FINGERPRINT);
        PassageIndex fresh = PassageIndex.open(folder.resolve("fresh"), FINGERPRINT)) {
      sync(index);
      for (int round = 0; round < 10; round++) {
        for (int i = 0; i < 5; i++) {
          write(random.nextInt(NOTES));
        }
        Files.deleteIfExists(desk.notes.resolve("n" + random.nextInt(NOTES) + ".md"));
        sync(index);
      }
      sync(fresh);
      assertThat(deleted(index)).as("what merges left").isGreaterThan(100);
      assertThat(index.counts()).isEqualTo(fresh.counts());
      assertThat(index.counts().passages()).isGreaterThan(5_000);
      for (int i = 0; i < 50; i++) {
        String query = word() + " " + word() + " " + word();
        assertSame(search(index, query), search(fresh, query), query);
      }
    }
  }

  private static int deleted(PassageIndex index) throws IOException {
    try (DirectoryReader commit = index.lastCommit()) {
      return commit.numDeletedDocs();
    }
  }

  private static List<Hit> search(PassageIndex index, String text) {
    return index
        .retriever(new HashEncoder(), Fusion.BM25_ONLY)
        .retrieve(new Query(text, 10, Query.Scope.STATEMENTS, false))
        .hits();
  }

  /// Passages as good as the tenth may be any of those.
  private void assertSame(List<Hit> found, List<Hit> expected, String query) {
    assertThat(found).as("seed %d, %s", seed, query).hasSameSizeAs(expected).isNotEmpty();
    double last = expected.getLast().score();
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).score())
          .as("seed %d, %s, hit %d", seed, query, i + 1)
          .isCloseTo(expected.get(i).score(), within(1e-9));
      if (expected.get(i).score() > last + 1e-9) {
        assertThat(found.get(i).passage().id()).isEqualTo(expected.get(i).passage().id());
      }
    }
  }

  /// As where commands follow each other, none of which lives long.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void close_oneCommitEach_leavesMergedSegmentsUnlessHurried(boolean hurried) throws Exception {
    int commits = 30;
    for (int i = 0; i < commits; i++) {
      write(i);
      try (PassageIndex index = PassageIndex.open(desk.index, FINGERPRINT)) {
        sync(index);
        if (hurried) {
          index.hurry();
        }
      }
    }
    try (PassageIndex index = PassageIndex.open(desk.index, FINGERPRINT);
        DirectoryReader commit = index.lastCommit()) {
      assertThat(index.counts()).isEqualTo(new Counts(commits, commits * LINES, 0));
      assertThat(sync(index).notes().differ()).isFalse();
      if (!hurried) {
        assertThat(commit.leaves()).hasSizeLessThan(15);
      }
    }
  }
}
