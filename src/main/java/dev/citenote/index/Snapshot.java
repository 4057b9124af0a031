package dev.citenote.index;

import dev.citenote.note.Note;
import dev.citenote.retrieve.Fusion;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.Retriever;
import dev.citenote.retrieve.TextEncoder;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.store.Directory;

/// One commit of an index, which stays as it is whatever is committed later. Thread-safe.
public final class Snapshot implements AutoCloseable {
  private final CommittedIndex committed;
  private final Fingerprint fingerprint;

  private Snapshot(CommittedIndex committed, Fingerprint fingerprint) {
    this.committed = committed;
    this.fingerprint = fingerprint;
  }

  /// @param userData what the last commit says of itself
  static Optional<Snapshot> of(Directory directory, Map<String, String> userData)
      throws IOException {
    Optional<Fingerprint> fingerprint = Fingerprint.in(userData);
    return fingerprint.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Snapshot(
                new CommittedIndex(directory, fingerprint.get(), true), fingerprint.get()));
  }

  /// Identity of the encoder that made its vectors.
  public String encoder() {
    return fingerprint.encoder();
  }

  /// Ranks its passages by words and by vectors.
  ///
  /// @param encoder that which made its vectors
  public Retriever retriever(TextEncoder encoder) {
    return new IndexRetriever(committed, encoder, Fusion.HYBRID);
  }

  /// The words of its notes.
  public Lexicon lexicon() {
    return new IndexLexicon(committed);
  }

  /// How much it holds.
  public Counts counts() {
    return committed.read(new Counts(0, 0, 0), IndexContents::counts);
  }

  /// Whether it was made from the same bytes of a note.
  public boolean holds(Note note) {
    Map<String, String> hashes = committed.read(Map.of(), IndexContents::noteHashes);
    return note.contentHash().equals(hashes.get(note.path()));
  }

  /// What it holds, and what it says of itself.
  public Inventory inventory() {
    return committed.inventory();
  }

  /// Lets its files be deleted; reads under way end first.
  @Override
  public void close() throws IOException {
    committed.close();
  }
}
