package dev.citenote.index;

import dev.citenote.note.Note;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Fusion;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.Retriever;
import dev.citenote.retrieve.TextEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// The index of all passages on disk. It is derived data: one that cannot be read is moved aside,
/// and one with another [Fingerprint] is built again by the next [FolderSync]. Until then it is
/// searched as it is, where it has the same fields and vectors, or else counts as empty.
///
/// One process writes at a time; another that opens the same folder meanwhile can only search, and
/// sees each commit of the first. Searching is thread-safe; [FolderSync] is the only writer.
public final class PassageIndex implements AutoCloseable {
  private final Directory directory;
  private final CommittedIndex committed;
  private final CommitWriter writer;
  private Optional<String> setAside;

  private PassageIndex(Path folder, Fingerprint fingerprint, Optional<String> setAside)
      throws IOException {
    this(folder.toString(), FSDirectory.open(folder), fingerprint, setAside);
  }

  private PassageIndex(
      String name, Directory directory, Fingerprint fingerprint, Optional<String> setAside)
      throws IOException {
    this.setAside = setAside;
    this.directory = directory;
    try {
      this.writer = new CommitWriter(name, directory, fingerprint);
      this.committed = committed(fingerprint);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private CommittedIndex committed(Fingerprint fingerprint) throws IOException {
    try {
      return new CommittedIndex(directory, fingerprint);
    } catch (IOException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /// Opens the index in a folder, or begins one.
  ///
  /// @throws IndexException where the folder holds something else, or cannot be used
  public static PassageIndex open(Path folder, Fingerprint fingerprint) throws IndexException {
    IndexFolder.requireOurs(folder);
    try {
      return IndexFolder.isIncomplete(folder)
          ? anew(folder, fingerprint)
          : new PassageIndex(folder, fingerprint, Optional.empty());
    } catch (IOException | IllegalArgumentException e) {
      return openDamaged(folder, fingerprint, e);
    }
  }

  /// An empty index in memory, which is gone once it is closed.
  ///
  /// @throws IndexException where it cannot be begun
  public static PassageIndex inMemory(Fingerprint fingerprint) throws IndexException {
    try {
      return new PassageIndex(
          "in memory", new ByteBuffersDirectory(), fingerprint, Optional.empty());
    } catch (IOException e) {
      throw new IndexException("an index in memory cannot be begun: " + e.getMessage(), e);
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
    String why =
        failure instanceof IndexNotFoundException
            ? "another citenote has just begun it: try again in a moment"
            : failure.getMessage() + ": if another citenote is at work, wait for it";
    throw new IndexException("the index %s cannot be opened: %s".formatted(folder, why), failure);
  }

  private static PassageIndex anew(Path folder, Fingerprint fingerprint) throws IOException {
    Path aside = IndexFolder.setAside(folder);
    return new PassageIndex(
        folder, fingerprint, Optional.of("it could not be read and was moved to " + aside));
  }

  /// Whether this process may write; false while another one does.
  public boolean writable() {
    return writer.isOurs();
  }

  /// Ranks passages by words and by vectors.
  public Retriever retriever(TextEncoder encoder) {
    return retriever(encoder, Fusion.HYBRID);
  }

  /// Ranks passages with other weights, for comparison.
  public Retriever retriever(TextEncoder encoder, Fusion fusion) {
    return new IndexRetriever(committed, encoder, fusion);
  }

  /// The words of the notes.
  public Lexicon lexicon() {
    return new IndexLexicon(committed);
  }

  /// How much the last commit holds; nothing where it has another fingerprint.
  public Counts counts() {
    return committed.read(new Counts(0, 0, 0), IndexContents::counts);
  }

  /// What the last commit holds, and what it says of itself.
  public Inventory inventory() {
    return committed.inventory();
  }

  /// Whether the last commit was made from the same bytes of a note.
  public boolean holds(Note note) {
    return note.contentHash().equals(noteHashes().get(note.path()));
  }

  /// Adds passages that belong to no folder of notes, such as those of a test collection.
  ///
  /// @param progress hears how many characters of all passages are written
  /// @throws IOException where the index cannot be written; nothing was added then
  public void add(List<Passage> passages, TextEncoder encoder, Progress progress)
      throws IOException {
    long total = passages.stream().mapToLong(passage -> passage.text().length()).sum();
    try {
      PassageWriter adding =
          new PassageWriter(
              writer(),
              KnownVectors.none(encoder),
              Optional.empty(),
              done -> progress.report(done, total));
      adding.add(passages);
      adding.flush();
      commit();
    } catch (IOException | RuntimeException e) {
      rollback();
      throw e;
    }
  }

  /// Reads every file of the last commit in a folder and compares its checksum, without opening the
  /// index for anything else.
  ///
  /// @return what is wrong, a line each; empty where all is well, or where nothing is indexed yet
  public static List<String> check(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Directory directory = FSDirectory.open(folder)) {
      return directory.listAll().length == 0
          ? List.of()
          : IndexContents.damages(directory).stream().map(it -> damage(folder, it)).toList();
    } catch (IOException e) {
      return List.of(damage(folder, e.toString()));
    }
  }

  private static String damage(Path folder, String what) {
    return "the index %s is damaged (%s): delete it, or run `citenote index --full`"
        .formatted(folder, what);
  }

  /// Why the whole index must be built: it was moved aside, or has another fingerprint.
  Optional<String> rebuildReason() {
    return setAside.or(committed::difference);
  }

  /// Whether the last commit can be searched, although it may have to be built again: it has the
  /// fields and the vectors of this program.
  public boolean answers() {
    return committed.answers();
  }

  /// Content hash of each note in the last commit, by path.
  Map<String, String> noteHashes() {
    return committed.read(Map.of(), IndexContents::noteHashes);
  }

  /// The last commit, to be closed by the caller.
  DirectoryReader lastCommit() throws IOException {
    return DirectoryReader.open(directory);
  }

  /// @throws IllegalStateException where another process writes
  IndexWriter writer() throws IOException {
    return writer.documents();
  }

  void commit() throws IOException {
    writer.commit();
    committed.refresh();
    setAside = Optional.empty();
  }

  /// Which folder of notes the last commit followed; empty until a first build is whole.
  public Optional<String> followed() {
    try {
      return writer.followedByLastCommit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Has the next commit say which folder of notes it follows.
  void follow(String notes) {
    writer.follow(notes);
  }

  /// The last sync that wrote; empty where none ended yet.
  Optional<LastSync> lastSync() {
    return writer.lastSync();
  }

  /// Has the next commit keep what a sync did.
  void remember(LastSync sync) {
    writer.remember(sync);
  }

  /// Forgets what was written since the last commit.
  void rollback() throws IOException {
    writer.rollback();
  }

  /// Closes the index; what was not committed is forgotten.
  @Override
  public void close() throws IOException {
    committed.close();
    writer.close();
    directory.close();
  }
}
