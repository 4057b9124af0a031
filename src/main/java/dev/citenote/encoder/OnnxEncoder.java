package dev.citenote.encoder;

import ai.djl.engine.EngineException;
import ai.onnxruntime.OrtException;
import dev.citenote.retrieve.Vectors;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// One local model. Thread-safe.
///
/// Texts are run one by one, never padded into batches: on two cores that is faster, and a text's
/// vector does not depend on its neighbours. The calling thread works, and on lists of more than a
/// few texts one helper thread works beside it. Threads are never interrupted.
final class OnnxEncoder implements Encoder {
  private static final int ALONE = 2;

  private final ModelCard card;
  private final Tokenizer tokenizer;
  private final OnnxSession session;
  private final ExecutorService helper =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("encoder-helper").daemon().factory());
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();
  private final AtomicBoolean helping = new AtomicBoolean();
  private volatile boolean closing;
  private boolean closed;

  private OnnxEncoder(VerifiedModel model, Tokenizer tokenizer, OnnxSession session) {
    this.card = model.card();
    this.tokenizer = tokenizer;
    this.session = session;
  }

  /// Checks a model of the store, then loads it. Native code loads while the hashes are computed,
  /// and the tokenizer while the model does.
  ///
  /// @throws ModelException where the model is missing, damaged or cannot be loaded
  static OnnxEncoder open(ModelStore store, ModelCard card) throws ModelException {
    CompletableFuture<Void> natives = CompletableFuture.runAsync(OnnxSession::environment);
    VerifiedModel model = store.load(card);
    CompletableFuture<Tokenizer> tokenizer = natives.thenApplyAsync(done -> Tokenizer.open(model));
    try {
      natives.join();
      OnnxSession session = OnnxSession.open(model);
      return new OnnxEncoder(model, tokenizer.join(), session);
    } catch (CompletionException | OrtException e) {
      throw new ModelException("the model " + card.name() + " cannot be loaded: " + reason(e), e);
    }
  }

  private static String reason(Exception failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    for (Throwable it = cause; it != null; it = it.getCause()) {
      if (it instanceof IOException) {
        return "the temporary folder %s takes nothing (%s): free some space there, or name another with CITENOTE_JAVA_OPTS=-Djava.io.tmpdir=FOLDER"
            .formatted(System.getProperty("java.io.tmpdir"), it.getMessage());
      }
      if (it instanceof EngineException) {
        return "the folder for native code%s takes none (%s): name one that you may write with XDG_CACHE_HOME"
            .formatted(
                Optional.ofNullable(System.getProperty("DJL_CACHE_DIR"))
                    .map(folder -> " " + folder)
                    .orElse(""),
                it.getMessage());
      }
    }
    return String.valueOf(cause == null ? failure : cause.getMessage())
        .lines()
        .findFirst()
        .orElse("");
  }

  @Override
  public String identity() {
    return card.identity();
  }

  @Override
  public int dimensions() {
    return card.dimensions();
  }

  @Override
  public int count(String text) {
    return using(() -> tokenizer.count(text));
  }

  /// @throws EncodingException where the model fails on a text
  @Override
  public Vectors encode(List<String> texts, Purpose purpose) {
    return encode(texts, purpose, done -> {});
  }

  /// Encodes a long list and says how far it is.
  ///
  /// @param progress takes the number of distinct texts encoded so far, on the calling thread
  /// @throws EncodingException where the model fails on a text
  Vectors encode(List<String> texts, Purpose purpose, IntConsumer progress) {
    return using(
        () -> {
          Batch batch = new Batch(texts, prefix(purpose));
          return batch.size() > ALONE ? together(batch, progress) : alone(batch, progress);
        });
  }

  private String prefix(Purpose purpose) {
    return switch (purpose) {
      case QUERY -> card.queryPrefix();
      case PASSAGE -> card.passagePrefix();
    };
  }

  private Vectors alone(Batch batch, IntConsumer progress) {
    batch.work(tokenizer, session, whileOpen(progress));
    return batch.vectors();
  }

  private Vectors together(Batch batch, IntConsumer progress) {
    if (!helping.compareAndSet(false, true)) {
      // The helper is at another call's texts, which may be many.
      return alone(batch, progress);
    }
    try {
      return helped(batch, progress);
    } finally {
      helping.set(false);
    }
  }

  private Vectors helped(Batch batch, IntConsumer progress) {
    CompletableFuture<Void> help =
        CompletableFuture.runAsync(
            () -> batch.work(tokenizer, session, whileOpen(done -> {})), helper);
    try {
      batch.work(tokenizer, session, whileOpen(progress));
    } finally {
      // Not get(): an interrupt must not leave the helper behind with the model in its hands.
      help.join();
    }
    progress.accept(batch.size());
    return batch.vectors();
  }

  /// Ends a long call between two texts once this encoder is to be closed.
  private IntConsumer whileOpen(IntConsumer progress) {
    return done -> {
      if (closing) {
        throw new IllegalStateException("the encoder is being closed");
      }
      progress.accept(done);
    };
  }

  private <T> T using(Supplier<T> work) {
    inUse.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the encoder is closed");
      }
      return work.get();
    } finally {
      inUse.readLock().unlock();
    }
  }

  @Override
  public void close() {
    closing = true;
    inUse.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        helper.shutdown();
        session.close();
        tokenizer.close();
      }
    } finally {
      inUse.writeLock().unlock();
    }
  }
}
