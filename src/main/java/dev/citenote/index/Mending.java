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
  private static final String DELETED = "it was deleted";

  private final Optional<Path> folder;
  private final Directory directory;
  private final CommitWriter writer;
  private final CommittedIndex committed;
  private volatile Optional<String> setAside;

  /// Whether the last commit was compared with its checksums, and nothing failed since.
  private volatile boolean trusted;

  /// Whether an empty index was to be begun, and that failed half way.
  private boolean unfinished;

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
    if (folder.isPresent() && (unfinished || IndexFolder.isGone(directory))) {
      return beginAnew(unfinished ? setAside.orElse(DELETED) : DELETED);
    }
    if (trusted || !mayWrite()) {
      return Optional.empty();
    }
    List<Exception> failures = IndexContents.failures(directory);
    for (Exception failure : failures) {
      if (!(failure instanceof IOException disk) || IndexFolder.isDamage(failure)) {
        return replaced().map(why -> "it was damaged (%s): %s".formatted(Damage.of(failure), why));
      }
      throw disk;
    }
    trusted = true;
    return Optional.empty();
  }

  private boolean mayWrite() throws IOException {
    return writer.isOurs() || (folder.isPresent() && IndexFolder.isFree(folder.get()));
  }

  /// Moves what is damaged aside, and begins an empty index in its place.
  private Optional<String> replaced() throws IOException {
    Path damaged = folder.orElseThrow(() -> new IOException("memory is damaged"));
    writer.abandon();
    return beginAnew(IndexFolder.isGone(directory) ? DELETED : setAside(damaged));
  }

  /// Begins an empty index where none is; goes on with that where it failed half way.
  ///
  /// @return why; empty where another process has begun one meanwhile
  private Optional<String> beginAnew(String why) throws IOException {
    unfinished = true;
    setAside = Optional.of(why);
    writer.abandon();
    AtomicFile.makeFolder(folder.orElseThrow());
    writer.begin();
    committed.reopen();
    if (!writer.isOurs()) {
      setAside = Optional.empty();
    }
    unfinished = false;
    trusted = true;
    return setAside;
  }

  /// Moves what lies in a folder aside, and says where it went; the folder is empty then.
  static String setAside(Path folder) throws IOException {
    Path aside = IndexFolder.setAside(folder);
    AtomicFile.makeFolder(folder);
    return "it could not be read and was moved to " + aside;
  }
}
