package dev.citenote.index;

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
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/// The index of all passages on disk. It is derived data: one that cannot be read is moved aside,
/// and one with another [Fingerprint] is built again by the next [FolderSync]. Until then it is
/// searched as it is, where it has the same fields and vectors, or else counts as empty.
///
/// One process writes at a time; another that opens the same folder meanwhile can only search, and
/// sees each commit of the first. Searching is thread-safe; [FolderSync] is the only writer.
public final class PassageIndex implements AutoCloseable {
  private final Directory directory;
  private final Directory written;
  private final CommitWriter writer;
  private final CommittedIndex committed;
  private final Mending mending;
  private final Announcement announcement;
  private final WritingEnd end;
  private volatile boolean hurried;
  private volatile Runnable alarm = () -> {};

  private PassageIndex(
      Optional<Path> folder,
      Directory directory,
      Directory written,
      Fingerprint fingerprint,
      Optional<String> setAside)
      throws IOException {
    this.directory = directory;
    this.written = written;
    try {
      this.writer =
          new CommitWriter(folder.map(Path::toString).orElse("in memory"), written, fingerprint);
      this.committed = committed(fingerprint);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(directory, written);
      throw e;
    }
    this.mending = new Mending(folder, directory, writer, committed, setAside);
    this.announcement = new Announcement(folder, writer::isOurs);
    this.end = new WritingEnd(folder, writer, committed, mending);
    committed.onFailure(this::alarm);
  }

  private CommittedIndex committed(Fingerprint fingerprint) throws IOException {
    try {
      return new CommittedIndex(directory, fingerprint);
    } catch (IOException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private void alarm() {
    suspect();
    alarm.run();
  }

  /// Opens the index in a folder, or begins one.
  ///
  /// @throws IndexException where the folder holds something else, or cannot be used
  public static PassageIndex open(Path folder, Fingerprint fingerprint) throws IndexException {
    return IndexOpening.open(folder, fingerprint);
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
    return new PassageIndex(Optional.empty(), directory, directory, fingerprint, Optional.empty());
  }

  /// The index in a folder, or one that is begun there.
  ///
  /// @param setAside why it is empty that was not
  static PassageIndex in(Path folder, Fingerprint fingerprint, Optional<String> setAside)
      throws IOException {
    return new PassageIndex(
        Optional.of(folder),
        FSDirectory.open(folder),
        IndexFolder.written(folder),
        fingerprint,
        setAside);
  }

  /// Tells others who find the index taken what this process does.
  ///
  /// @param doing its command, such as `serve`
  /// @param address of the page that it serves; empty where it serves none
  public void announce(String doing, String address) {
    announcement.say(doing, address);
  }

  /// The process that said it writes to this index, while it lives; empty where none did.
  public Optional<Holder> holder() {
    return announcement.holder();
  }

  /// Takes the writing end, where it is free and was not had before. Begins an index afresh that
  /// was deleted or damaged since, as [#mend] does.
  ///
  /// @return whether it is ours; false while another process has it
  /// @throws IOException where the disk does not let anybody write
  public synchronized boolean obtain() throws IOException {
    boolean had = writable();
    boolean ours = obtainOrMend();
    if (ours && !had) {
      announcement.again();
    }
    return ours;
  }

  private boolean obtainOrMend() throws IOException {
    try {
      return writer.obtain();
    } catch (IOException | RuntimeException e) {
      if (!IndexFolder.isDamage(e)) {
        throw e;
      }
      suspect();
      mend();
      return writer.obtain();
    }
  }

  /// Has somebody hear when a search failed, which may mean damage: the index is to be mended.
  public void onSuspicion(Runnable listener) {
    alarm = listener;
  }

  /// Says that something failed, which may mean damage.
  public void suspect() {
    mending.suspect();
  }

  /// Begins an index that somebody deleted afresh. Compares the checksums of the last commit, once
  /// and whenever something failed since, and moves a damaged index aside. It is empty then, and to
  /// be built anew. Does nothing where another process writes.
  ///
  /// @return what was found and done; empty where the index is whole
  /// @throws IOException where the disk does not let the index be read or moved
  public synchronized Optional<String> mend() throws IOException {
    Optional<String> mended = mending.mend();
    mended.ifPresent(what -> announcement.again());
    return mended;
  }

  /// Why the index is empty that was not: it was damaged and moved aside, or deleted; until it is
  /// built anew.
  public Optional<String> setAside() {
    return mending.setAside();
  }

  /// Has somebody hear that a commit went through.
  public void onProgress(Runnable listener) {
    end.onProgress(listener);
  }

  /// Has somebody hear of every commit: the content hash of each note that it brought, by path.
  public void onCommit(Consumer<Map<String, String>> listener) {
    end.onCommit(listener);
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
    return answers() && note.contentHash().equals(noteHashes().get(note.path()));
  }

  /// Adds passages that belong to no folder of notes, such as those of a test collection.
  ///
  /// @param progress hears how many characters of all passages are written
  /// @throws IOException where the index cannot be written; nothing was added then
  public void add(List<Passage> passages, TextEncoder encoder, Progress progress)
      throws IOException {
    end.add(passages, encoder, progress);
  }

  /// Why the whole index must be built: it was moved aside, or has another fingerprint.
  Optional<String> rebuildReason() {
    return mending.setAside().or(committed::difference);
  }

  /// Whether the last commit can be searched, although it may have to be built again: it has the
  /// fields and the vectors of this program.
  public boolean answers() {
    return committed.answers();
  }

  /// Content hash of each note in the last commit, by path, whatever encoder made it; none where
  /// other rules than those of this program did.
  Map<String, String> noteHashes() {
    return committed.noteHashes();
  }

  /// The last commit, to be closed by the caller.
  DirectoryReader lastCommit() throws IOException {
    return DirectoryReader.open(directory);
  }

  /// @throws IllegalStateException where another process writes
  void requireWritable() throws IOException {
    end.documents();
  }

  /// Where a sync writes.
  WritingEnd end() {
    return end;
  }

  /// Which folder of notes the last commit followed; empty until a first build is whole.
  public Optional<String> followed() {
    return committed.followed();
  }

  /// Which folder of notes the last commit is of: that which it follows, or that of which a first
  /// build has read a part; empty where there is none of it yet.
  public Optional<String> notes() {
    return committed.notes();
  }

  /// Has [#close] not wait for merges, which a later process does again.
  public void hurry() {
    hurried = true;
  }

  /// Closes the index, after merges under way; what was not committed is forgotten.
  @Override
  public void close() throws IOException {
    committed.close();
    announcement.takeBack();
    if (!hurried) {
      writer.settle();
    }
    IOUtils.close(writer, directory, written);
  }
}
