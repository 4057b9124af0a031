package dev.citenote.index;

import dev.citenote.note.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.Directory;

/// Looks whether an index is damaged or gone, moves a damaged one aside, and begins it anew.
/// Thread-safe.
final class Mending {
  private final Optional<Path> folder;
  private final Directory directory;
  private final CommitWriter writer;
  private final CommittedIndex committed;
  private volatile Optional<String> setAside;

  /// Whether the last commit was compared with its checksums, and nothing failed since.
  private volatile boolean trusted;

  /// @param folder of the index; empty where it is in memory
  /// @param setAside why the index is empty that was not
  Mending(
      Optional<Path> folder,
      Directory directory,
      CommitWriter writer,
      CommittedIndex committed,
      Optional<String> setAside) {
    this.folder = folder;
    this.directory = directory;
    this.writer = writer;
    this.committed = committed;
    this.setAside = setAside;
  }

  /// Says that something failed, which may mean damage.
  void suspect() {
    trusted = false;
  }

  /// Why the index is empty that was not: it was damaged and moved aside, or deleted; until it is
  /// built anew.
  Optional<String> setAside() {
    return setAside;
  }

  /// Says that the index is whole again.
  void isBuilt() {
    setAside = Optional.empty();
  }

  /// Begins an index that somebody deleted afresh. Compares the checksums of the last commit, once
  /// and whenever something failed since, and moves a damaged index aside. It is empty then, and to
  /// be built anew. Does nothing where another process writes.
  ///
  /// @return what was found and done; empty where the index is whole
  /// @throws IOException where the disk does not let the index be read or moved
  synchronized Optional<String> mend() throws IOException {
    if (!writer.isOurs()) {
      return Optional.empty();
    }
    if (folder.isPresent() && IndexFolder.isGone(directory)) {
      return Optional.of(beginAnew());
    }
    if (trusted) {
      return Optional.empty();
    }
    List<Exception> failures = IndexContents.failures(directory);
    for (Exception failure : failures) {
      if (!(failure instanceof IOException disk) || IndexFolder.isDamage(failure)) {
        return Optional.of("it was damaged (%s): %s".formatted(failure.getMessage(), beginAnew()));
      }
      throw disk;
    }
    trusted = true;
    return Optional.empty();
  }

  /// Begins an empty index in place of what is there.
  private String beginAnew() throws IOException {
    Path lost = folder.orElseThrow(() -> new IOException("memory is damaged"));
    boolean gone = IndexFolder.isGone(directory);
    writer.abandon();
    String why = gone ? deleted(lost) : setAside(lost);
    setAside = Optional.of(why);
    writer.begin();
    committed.reopen();
    trusted = true;
    return why;
  }

  private static String deleted(Path folder) throws IOException {
    AtomicFile.makeFolder(folder);
    return "it was deleted";
  }

  /// Moves what lies in a folder aside, and says where it went; the folder is empty then.
  static String setAside(Path folder) throws IOException {
    Path aside = IndexFolder.setAside(folder);
    AtomicFile.makeFolder(folder);
    return "it could not be read and was moved to " + aside;
  }
}
