package dev.citenote.index;

import dev.citenote.note.AtomicFile;
import dev.citenote.note.Note;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Fusion;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.Retriever;
import dev.citenote.retrieve.TextEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
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
  private final Optional<HolderFile> holder;
  private final Directory directory;
  private final CommittedIndex committed;
  private final CommitWriter writer;
  private volatile Optional<String> setAside;

  /// Whether the last commit was compared with its checksums, and nothing failed since.
  private volatile boolean trusted;

  private volatile Optional<Runnable> announced = Optional.empty();
  private volatile Runnable alarm = () -> {};
  private volatile Runnable safe = () -> {};
  private Optional<Consumer<Map<String, String>>> commits = Optional.empty();

  private PassageIndex(Path folder, Fingerprint fingerprint, Optional<String> setAside)
      throws IOException {
    this(Optional.of(folder), FSDirectory.open(folder), fingerprint, setAside);
  }

  private PassageIndex(
      Optional<Path> folder,
      Directory directory,
      Fingerprint fingerprint,
      Optional<String> setAside)
      throws IOException {
    this.holder = folder.map(HolderFile::new);
    this.setAside = setAside;
    this.directory = directory;
    try {
      this.writer =
          new CommitWriter(folder.map(Path::toString).orElse("in memory"), directory, fingerprint);
      this.committed = committed(fingerprint);
      committed.onFailure(
          () -> {
            suspect();
            alarm.run();
          });
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
    } catch (IOException | RuntimeException e) {
      return openDamaged(folder, fingerprint, e);
    }
  }

  /// An empty index in memory, which is gone once it is closed.
  ///
  /// @throws IndexException where it cannot be begun
  public static PassageIndex inMemory(Fingerprint fingerprint) throws IndexException {
    try {
      return in(new ByteBuffersDirectory(), fingerprint);
    } catch (IOException e) {
      throw new IndexException("an index in memory cannot be begun: " + e.getMessage(), e);
    }
  }

  /// An index in a directory that is no folder.
  static PassageIndex in(Directory directory, Fingerprint fingerprint) throws IOException {
    return new PassageIndex(Optional.empty(), directory, fingerprint, Optional.empty());
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
    AtomicFile.makeFolder(folder);
    return new PassageIndex(folder, fingerprint, Optional.of(movedTo(aside)));
  }

  private static String movedTo(Path aside) {
    return "it could not be read and was moved to " + aside;
  }

  /// Tells others who find the index taken what this process does.
  ///
  /// @param doing its command, such as `serve`
  /// @param address of the page that it serves; empty where it serves none
  public void announce(String doing, String address) {
    announced = Optional.of(() -> announceNow(doing, address));
    announceNow(doing, address);
  }

  private void announceNow(String doing, String address) {
    if (writable()) {
      holder.ifPresent(file -> file.write(doing, address));
    }
  }

  /// The process that said it writes to this index, while it lives; empty where none did.
  public Optional<Holder> holder() {
    return holder.flatMap(HolderFile::read);
  }

  /// Takes the writing end, where it is free and was not had before.
  ///
  /// @return whether it is ours; false while another process has it
  /// @throws IOException where the disk does not let anybody write
  public synchronized boolean obtain() throws IOException {
    boolean had = writable();
    boolean ours = writer.obtain();
    if (ours && !had) {
      announced.ifPresent(Runnable::run);
    }
    return ours;
  }

  /// Has somebody hear when a search failed, which may mean damage: the index is to be mended.
  public void onSuspicion(Runnable listener) {
    alarm = listener;
  }

  /// Says that something failed, which may mean damage.
  public void suspect() {
    trusted = false;
  }

  /// Compares the checksums of the last commit, once and whenever something failed since, and moves
  /// a damaged index aside: it is empty then, and to be built anew. Does nothing where another
  /// process writes.
  ///
  /// @return what was found and done; empty where the index is whole
  /// @throws IOException where the disk does not let the index be read or moved
  public synchronized Optional<String> mend() throws IOException {
    if (trusted || !writable()) {
      return Optional.empty();
    }
    List<Exception> failures = IndexContents.failures(directory);
    for (Exception failure : failures) {
      if (!(failure instanceof IOException disk) || IndexFolder.isDamage(failure)) {
        return Optional.of(failure.getMessage() + "; " + beginAnew());
      }
      throw disk;
    }
    trusted = true;
    return Optional.empty();
  }

  private String beginAnew() throws IOException {
    Path folder = holder.orElseThrow(() -> new IOException("memory is damaged")).folder();
    Optional<Holder> ours = holder();
    writer.close();
    String moved = movedTo(IndexFolder.setAside(folder));
    AtomicFile.makeFolder(folder);
    setAside = Optional.of(moved);
    writer.begin();
    committed.reopen();
    ours.ifPresent(it -> announce(it.doing(), it.address()));
    trusted = true;
    return moved;
  }

  /// Why the index is empty that was not: it was damaged and moved aside; until it is built anew.
  public Optional<String> setAside() {
    return setAside;
  }

  /// Has somebody hear that a commit went through.
  public void onProgress(Runnable listener) {
    safe = listener;
  }

  /// Has somebody hear of every commit: the content hash of each note that it brought, by path.
  public void onCommit(Consumer<Map<String, String>> listener) {
    commits = Optional.of(listener);
  }

  /// Whether this process may write; false while another one does, or the disk does not let it.
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

  /// The last commit as it is now, to be searched with the encoder that made it while it is built
  /// again by another; empty where it is not whole, or cannot be read.
  ///
  /// @throws IOException where the disk fails
  public Optional<Snapshot> snapshot() throws IOException {
    return committed.followed().isPresent()
        ? Snapshot.of(directory, committed.userData())
        : Optional.empty();
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
    Map<String, String> before = commits.isPresent() ? noteHashes() : Map.of();
    writer.commit();
    committed.refresh();
    setAside = Optional.empty();
    safe.run();
    if (commits.isPresent()) {
      Map<String, String> brought = new TreeMap<>(noteHashes());
      brought.entrySet().removeAll(before.entrySet());
      commits.get().accept(brought);
    }
  }

  /// Which folder of notes the last commit followed; empty until a first build is whole.
  public Optional<String> followed() {
    return committed.followed();
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
    if (writable()) {
      holder.ifPresent(HolderFile::remove);
    }
    writer.close();
    directory.close();
  }
}
