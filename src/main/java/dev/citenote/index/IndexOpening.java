package dev.citenote.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.lucene.index.IndexNotFoundException;

/// Opens the index in a folder, or begins one. What cannot be read is moved aside first. Of
/// processes that begin at the same time, one writes and the others wait for its first commit.
/// Stateless.
final class IndexOpening {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private IndexOpening() {}

  /// @throws IndexException where the folder holds something else, or cannot be used
  static PassageIndex open(Path folder, Fingerprint fingerprint) throws IndexException {
    IndexFolder.requireOurs(folder);
    long start = System.nanoTime();
    while (true) {
      try {
        return IndexFolder.isIncomplete(folder)
            ? anew(folder, fingerprint)
            : PassageIndex.in(folder, fingerprint, Optional.empty());
      } catch (IndexNotFoundException e) {
        waitForOther(folder, start, e);
      } catch (IOException | RuntimeException e) {
        return openDamaged(folder, fingerprint, e);
      }
    }
  }

  /// Another process has the writing end, and is about to commit for the first time.
  private static void waitForOther(Path folder, long start, IOException failure)
      throws IndexException {
    try {
      if (System.nanoTime() - start > LONGEST.toNanos()) {
        throw failure;
      }
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannot(folder, "interrupted", new InterruptedIOException());
    } catch (IOException e) {
      throw cannot(folder, "another citenote has just begun it: try again in a moment", e);
    }
  }

  private static PassageIndex openDamaged(Path folder, Fingerprint fingerprint, Exception failure)
      throws IndexException {
    try {
      if (IndexFolder.isDamage(failure) && IndexFolder.isFree(folder)) {
        return anew(folder, fingerprint);
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    throw cannot(
        folder, Damage.of(failure) + ": if another citenote is at work, wait for it", failure);
  }

  private static IndexException cannot(Path folder, String why, Exception cause) {
    return new IndexException("the index %s cannot be opened: %s".formatted(folder, why), cause);
  }

  private static PassageIndex anew(Path folder, Fingerprint fingerprint) throws IOException {
    return PassageIndex.in(folder, fingerprint, Optional.of(Mending.setAside(folder)));
  }
}
