package dev.citenote.cli;

import dev.citenote.answer.Answerer;
import dev.citenote.encoder.Encoder;
import dev.citenote.encoder.EncodingException;
import dev.citenote.encoder.ModelException;
import dev.citenote.encoder.ModelStore;
import dev.citenote.encoder.RecentVectors;
import dev.citenote.http.Source;
import dev.citenote.index.Counts;
import dev.citenote.index.Fingerprint;
import dev.citenote.index.FolderSync;
import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.IndexException;
import dev.citenote.index.Inventory;
import dev.citenote.index.PassageIndex;
import dev.citenote.index.SyncReport;
import dev.citenote.llm.LanguageModels;
import dev.citenote.llm.ModelEndpoint;
import dev.citenote.note.Note;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.PassageCutter;
import dev.citenote.retrieve.Retriever;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The wiring: everything that a command works with, built from the settings. Searching and
/// answering are thread-safe; one thread at a time brings the index in step.
final class Workbench implements AutoCloseable {
  /// Most tokens of a passage with its titles; the encoder adds two of its own.
  static final int PASSAGE_TOKENS = 510;

  private final Settings settings;
  private final NotesFolder notes;
  private final Encoder encoder;

  /// Drafts look at the sentences of the same passages again and again.
  private final RecentVectors drafting;

  private final PassageIndex index;
  private final FolderSync sync;
  private boolean looked;
  private Optional<ModelEndpoint> endpoint = Optional.empty();
  private final Thread onSignal = new Thread(this::stopEncoding, "stop-encoding");

  private Workbench(Settings settings, NotesFolder notes, Encoder encoder, PassageIndex index) {
    this.settings = settings;
    this.notes = notes;
    this.encoder = encoder;
    this.drafting = new RecentVectors(encoder);
    this.index = index;
    this.sync =
        new FolderSync(index, notes, new PassageCutter(encoder, PASSAGE_TOKENS)::cut, encoder);
  }

  /// Loads the encoder and opens the index.
  static Workbench open(Settings settings) throws UsageException, FailedException {
    NotesFolder notes = settings.openNotes();
    Encoder encoder;
    try {
      encoder = Encoder.open(new ModelStore(settings.models()), settings.encoder());
    } catch (ModelException e) {
      throw new FailedException(Reason.of(e), e);
    }
    try {
      Fingerprint fingerprint =
          Fingerprint.of(encoder.identity(), encoder.dimensions(), PassageCutter.VERSION);
      return new Workbench(
          settings, notes, encoder, PassageIndex.open(settings.index(), fingerprint));
    } catch (IndexException e) {
      encoder.close();
      throw new FailedException(Reason.of(e), e);
    }
  }

  /// Has a signal end encoding between two texts, before the virtual machine unloads native code
  /// under it. For commands; a server stops its requests first.
  Workbench stoppingOnSignal() {
    Runtime.getRuntime().addShutdownHook(onSignal);
    return this;
  }

  /// Ends encoding between two texts; nothing can be encoded afterwards.
  void stopEncoding() {
    encoder.close();
  }

  /// Brings the index in step with the folder, unless another process does.
  ///
  /// @throws FailedException where the index cannot be written, or another process is still
  ///     building it for the first time
  void bringInStep(SyncNotice notice) throws FailedException {
    Optional<String> followed = index.followed();
    boolean other = followed.isPresent() && !followed.get().equals(notes.root().toString());
    if (index.writable()) {
      if (other) {
        notice.say(
            "the index %s held the notes of %s: it follows %s from now on"
                .formatted(settings.index(), followed.get(), notes.root()));
      }
      SyncReport report = sync(false, Absence.DELETED_UNLESS_MANY, notice);
      if (report.held() > 0) {
        notice.say(
            "%d notes are gone from %s and still answered from: run `citenote index` if they were deleted"
                .formatted(report.held(), notes.root()));
      }
    } else if (other) {
      throw new FailedException(
          "another citenote keeps the index %s for the notes of %s: name another with --index"
              .formatted(settings.index(), followed.get()));
    } else if (followed.isEmpty()) {
      throw new FailedException(
          "another citenote is building the index %s: try again when it is done"
              .formatted(settings.index()));
    }
  }

  /// Brings the index in step with the folder.
  ///
  /// @param full whether everything is encoded anew
  /// @param absence what is thought of notes that the folder lacks
  SyncReport sync(boolean full, Absence absence, SyncNotice notice) throws FailedException {
    requireWritable();
    try (notice) {
      SyncReport report = full ? sync.rebuild(absence, notice) : sync.sync(absence, notice);
      notice.done(report);
      return report;
    } catch (IOException | EncodingException | UncheckedIOException e) {
      throw new FailedException(
          "the index %s cannot be brought in step (%s): look with citenote doctor, or build it anew with citenote index --full"
              .formatted(settings.index(), Reason.of(e)),
          e);
    } catch (OutOfMemoryError e) {
      throw new FailedException(
          "memory ran out while indexing: give more with CITENOTE_JAVA_OPTS=-Xmx1g", e);
    }
  }

  /// @throws FailedException where another process writes to the index
  void requireWritable() throws FailedException {
    if (!index.writable()) {
      throw new FailedException(
          "another citenote writes to the index %s: stop it, or name another with --index"
              .formatted(settings.index()));
    }
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
