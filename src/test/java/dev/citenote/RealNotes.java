package dev.citenote;

import dev.citenote.answer.Answerer;
import dev.citenote.answer.verify.SupportJudge;
import dev.citenote.encoder.Encoder;
import dev.citenote.encoder.ModelStore;
import dev.citenote.index.Fingerprint;
import dev.citenote.index.FolderSync;
import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.PassageIndex;
import dev.citenote.index.Progress;
import dev.citenote.llm.LanguageModels;
import dev.citenote.llm.ModelEndpoint;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.PassageCutter;
import dev.citenote.retrieve.Lexicon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A folder of notes indexed with the real encoder in a real index.
public final class RealNotes implements AutoCloseable {
  /// The notes that ship with the program.
  public static final Path SEEDS = Path.of("seeds");

  private final Encoder encoder;
  private final PassageIndex index;

  private RealNotes(Encoder encoder, PassageIndex index) {
    this.encoder = encoder;
    this.index = index;
  }

  /// Indexes a folder.
  public static RealNotes index(Path notes, Path indexFolder) throws Exception {
    Encoder encoder = Encoder.open(new ModelStore(Path.of("models")), "e5-to-bge");
    PassageIndex index =
        PassageIndex.open(
            indexFolder,
            Fingerprint.of(encoder.identity(), encoder.dimensions(), PassageCutter.VERSION));
    PassageCutter cutter = new PassageCutter(encoder, 510);
    new FolderSync(index, new NotesFolder(notes), cutter::cut, encoder)
        .sync(Absence.DELETED, Progress.NONE);
    return new RealNotes(encoder, index);
  }

  /// An answerer without a language model.
  public Answerer answerer() {
    return answerer(Optional.empty());
  }

  /// An answerer with the model at an endpoint.
  public Answerer answerer(Optional<ModelEndpoint> endpoint) {
    return new Answerer(
        index.retriever(encoder), encoder, index.lexicon(), endpoint.map(LanguageModels::of));
  }

  /// The words of these notes.
  public Lexicon lexicon() {
    return index.lexicon();
  }

  /// A judge of citations by the words of these notes.
  public SupportJudge judge() {
    return new SupportJudge(encoder, index.lexicon());
  }

  @Override
  public void close() throws IOException {
    index.close();
    encoder.close();
  }
}
