package dev.citenote.cli;

import dev.citenote.answer.Answerer;
import dev.citenote.encoder.Encoder;
import dev.citenote.encoder.ModelException;
import dev.citenote.encoder.ModelStore;
import dev.citenote.encoder.RecentVectors;
import dev.citenote.http.Source;
import dev.citenote.http.Trouble;
import dev.citenote.index.Counts;
import dev.citenote.index.Fingerprint;
import dev.citenote.index.FolderSync;
import dev.citenote.index.IndexException;
import dev.citenote.index.Inventory;
import dev.citenote.index.PassageIndex;
import dev.citenote.llm.LanguageModels;
import dev.citenote.llm.ModelEndpoint;
import dev.citenote.note.Note;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.PassageCutter;
import dev.citenote.retrieve.Retriever;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The wiring: everything that a command works with, built from the settings. Searching and
/// answering are thread-safe.
final class Workbench implements AutoCloseable {
  /// Most tokens of a passage with its titles; the encoder adds two of its own.
  static final int PASSAGE_TOKENS = 510;

  private final Settings settings;
  private final NotesFolder notes;
  private final Encoder encoder;

  /// Drafts look at the sentences of the same passages again and again.
  private final RecentVectors drafting;

  private final PassageIndex index;
  private final IndexKeeper keeper;
  private boolean looked;
  private Optional<ModelEndpoint> endpoint = Optional.empty();
  private final Thread onSignal = new Thread(this::stopEncoding, "stop-encoding");

  private Workbench(Settings settings, NotesFolder notes, Encoder encoder, PassageIndex index) {
    this.settings = settings;
    this.notes = notes;
    this.encoder = encoder;
    this.drafting = new RecentVectors(encoder);
    this.index = index;
    FolderSync sync =
        new FolderSync(index, notes, new PassageCutter(encoder, PASSAGE_TOKENS)::cut, encoder);
    this.keeper = new IndexKeeper(settings, notes, index, sync);
  }

  /// Loads the encoder and opens the index.
  ///
  /// @param doing the command, for others who find the index taken
  static Workbench open(Settings settings, String doing) throws UsageException, FailedException {
    NotesFolder notes = settings.openNotesToIndex();
    Encoder encoder;
    try {
      encoder = Encoder.open(new ModelStore(settings.models()), settings.encoder());
    } catch (ModelException e) {
      throw new FailedException(Reason.of(e), e);
    }
    try {
      Fingerprint fingerprint =
          Fingerprint.of(encoder.identity(), encoder.dimensions(), PassageCutter.VERSION);
      PassageIndex index = PassageIndex.open(settings.index(), fingerprint);
      index.announce(doing, "");
      return new Workbench(settings, notes, encoder, index);
    } catch (IndexException e) {
      encoder.close();
      Trouble trouble = Diagnosis.of(e, settings);
      boolean disk = Diagnosis.isOfDisk(trouble.code());
      throw new FailedException(disk ? trouble.detail() : Reason.of(e), e);
    }
  }

  /// Tells others who find the index taken where the page is.
  void announce(String doing, String address) {
    index.announce(doing, address);
  }

  /// Has somebody hear of every commit: the content hash of each note that it brought, by path.
  Workbench onCommit(Consumer<Map<String, String>> listener) {
    index.onCommit(listener);
    return this;
  }

  /// Has somebody hear that a part of the notes is safe on the disk.
  void onProgress(Runnable listener) {
    index.onProgress(listener);
  }

  /// Has somebody hear when a search failed, so that a sync may look for damage and mend it.
  void onSuspicion(Runnable listener) {
    index.onSuspicion(listener);
  }

  /// Has a signal end encoding between two texts, before the virtual machine unloads native code
  /// under it. For commands; a server stops its requests first.
  Workbench stoppingOnSignal() {
    Runtime.getRuntime().addShutdownHook(onSignal);
    return this;
  }

  /// Ends encoding between two texts; nothing can be encoded afterwards, and nothing that can be
  /// done at another time is waited for.
  void stopEncoding() {
    index.hurry();
    encoder.close();
  }

  /// Brings the index in step with the folder.
  IndexKeeper keeper() {
    return keeper;
  }

  /// Answers questions, with a language model where one is set.
  Answerer answerer() {
    return new Answerer(
        index.retriever(drafting), drafting, index.lexicon(), endpoint().map(LanguageModels::of));
  }

  /// Where the language model is that drafts answers, looked for at the first call; empty where
  /// there is none.
  synchronized Optional<ModelEndpoint> endpoint() {
    if (!looked) {
      endpoint = settings.model().find();
      looked = true;
    }
    return endpoint;
  }

  /// What happened to the index that was there, while it is built anew; empty otherwise.
  Optional<String> setAside() {
    return index.setAside();
  }

  /// What the index still answers that another encoder made, while it is built again.
  Optional<Predecessor> predecessor() {
    return Predecessor.of(index, settings, endpoint().map(LanguageModels::of));
  }

  /// Whether the index was made by the encoder that is set, so that it can be searched.
  boolean answers() {
    return index.answers();
  }

  Retriever retriever() {
    return index.retriever(encoder);
  }

  /// Whether the notes were ever read to the end.
  boolean isWhole() {
    return index.followed().isPresent() && index.answers();
  }

  Inventory inventory() {
    return index.inventory();
  }

  Counts counts() {
    return index.counts();
  }

  boolean writable() {
    return index.writable();
  }

  NotesFolder notes() {
    return notes;
  }

  /// A note as its file is now; empty where the folder holds none of that path that can be read.
  ///
  /// @throws IOException where the folder cannot be listed
  Optional<Source> source(String path) throws IOException {
    // Only what the folder lists is read: no hidden file, no link and no path out of it.
    return notes.list().paths().contains(path) && notes.read(path) instanceof Note note
        ? Optional.of(new Source(note, index.holds(note)))
        : Optional.empty();
  }

  @Override
  public void close() throws FailedException {
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException e) {
      // The hook is running already.
    }
    try {
      index.close();
    } catch (IOException e) {
      throw new FailedException("the index cannot be closed: " + Reason.of(e), e);
    } finally {
      encoder.close();
    }
  }
}
