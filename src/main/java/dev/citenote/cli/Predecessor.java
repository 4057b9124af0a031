package dev.citenote.cli;

import dev.citenote.answer.Answerer;
import dev.citenote.encoder.Encoder;
import dev.citenote.encoder.ModelException;
import dev.citenote.encoder.ModelStore;
import dev.citenote.encoder.RecentVectors;
import dev.citenote.index.PassageIndex;
import dev.citenote.index.Snapshot;
import dev.citenote.llm.LanguageModel;
import dev.citenote.retrieve.Retriever;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an index that another encoder made still answers, with that encoder, while it is built
/// again by the one that is set now. Once it is closed, it ends with the last request that uses it.
/// Thread-safe.
final class Predecessor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Predecessor.class);

  private final Old old;
  private int users;
  private boolean closed;

  private Predecessor(Old old) {
    this.old = old;
  }

  /// The index as it was.
  ///
  /// @param encoder that which made it
  record Old(Snapshot snapshot, Encoder encoder, Retriever retriever, Answerer answerer) {}

  /// The predecessor of an index that must be built again; empty where that answers by itself, or
  /// where nobody has the encoder any more.
  ///
  /// @param model drafts answers
  static Optional<Predecessor> of(
      PassageIndex index, Settings settings, Optional<LanguageModel> model) {
    if (index.answers()) {
      return Optional.empty();
    }
    try {
      Optional<Snapshot> snapshot = index.snapshot();
      Optional<Encoder> encoder = snapshot.flatMap(it -> encoder(it.encoder(), settings));
      if (encoder.isPresent()) {
        return Optional.of(new Predecessor(old(snapshot.get(), encoder.get(), model)));
      }
      if (snapshot.isPresent()) {
        snapshot.get().close();
      }
    } catch (IOException e) {
      LOG.debug("the index cannot answer before it is built again", e);
    }
    return Optional.empty();
  }

  private static Old old(Snapshot snapshot, Encoder encoder, Optional<LanguageModel> model) {
    RecentVectors drafting = new RecentVectors(encoder);
    Retriever retriever = snapshot.retriever(drafting);
    return new Old(
        snapshot, encoder, retriever, new Answerer(retriever, drafting, snapshot.lexicon(), model));
  }

  private static Optional<Encoder> encoder(String identity, Settings settings) {
    ModelStore store = new ModelStore(settings.models());
    for (String name : store.names()) {
      try {
        if (store.identity(name).equals(identity)) {
          return Optional.of(Encoder.open(store, name));
        }
      } catch (ModelException e) {
        LOG.debug("the encoder {} cannot be used", name, e);
      }
    }
    return Optional.empty();
  }

  /// Does some work with the old index, which stays open meanwhile; empty once it is closed.
  ///
  /// @param work must not hand out what it is given
  <T> Optional<T> use(Function<Old, T> work) {
    if (!enter()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.apply(old));
    } finally {
      leave();
    }
  }

  private synchronized boolean enter() {
    if (!closed) {
      users++;
    }
    return !closed;
  }

  private synchronized void leave() {
    users--;
    endIfUnused();
  }

  /// Begins no work any more; what is under way ends first.
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      endIfUnused();
    }
  }

  private void endIfUnused() {
    if (closed && users == 0) {
      old.encoder().close();
      try {
        old.snapshot().close();
      } catch (IOException e) {
        LOG.debug("the old index cannot be closed", e);
      }
    }
  }
}
