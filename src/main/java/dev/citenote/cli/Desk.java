package dev.citenote.cli;

import dev.citenote.answer.Answerer;
import dev.citenote.http.Services;
import dev.citenote.http.Source;
import dev.citenote.http.Status;
import dev.citenote.http.Trouble;
import dev.citenote.index.Counts;
import dev.citenote.index.FolderWatch;
import dev.citenote.index.SyncReport;
import dev.citenote.note.Skipped;
import dev.citenote.study.QuestionRegister;
import dev.citenote.study.Registrar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a server works with: a workbench, loaded while the server starts, whose index follows the
/// folder in the background, and how things stand. Thread-safe.
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final Settings settings;
  private final SyncNotice notice;
  private final boolean leavesMachine;
  private final FutureTask<Bench> loading;
  private volatile boolean synced;
  private volatile boolean closing;
  private volatile List<Skipped> skipped = List.of();
  private volatile Status.Progress progress = new Status.Progress(0, 0);
  private volatile Optional<Trouble> trouble = Optional.empty();
  private volatile @Nullable FolderWatch watch;
  private final Retry retry = new Retry(this::sync);

  private Desk(Settings settings, SyncNotice notice) {
    this.settings = settings;
    this.notice = notice;
    this.leavesMachine = settings.model().leavesMachine();
    this.loading = new FutureTask<>(this::load);
  }

  /// A desk that begins to load in the background; requests wait for it.
  static Desk loading(Settings settings, SyncNotice notice) {
    Desk desk = new Desk(settings, notice);
    Thread.ofPlatform().name("load").start(desk.loading);
    return desk;
  }

  /// What is loaded.
  private record Bench(Workbench workbench, Answerer answerer, Registrar registrar) {}

  private Bench load() throws UsageException, FailedException {
    Workbench workbench = Workbench.open(settings, "serve");
    try {
      workbench.requireNoOther();
    } catch (FailedException e) {
      workbench.close();
      throw e;
    }
    Registrar registrar = new Registrar(workbench.notes());
    workbench.onSuspicion(retry::later);
    workbench.onProgress(this::recover);
    return new Bench(workbench, workbench.answerer(), registrar);
  }

  /// Waits until everything is loaded.
  ///
  /// @throws FailedException where it could not be, or another process writes to the index
  void awaitLoaded() throws UsageException, FailedException {
    try {
      loading.get();
    } catch (ExecutionException e) {
      switch (Objects.requireNonNullElse(e.getCause(), e)) {
        case UsageException usage -> throw usage;
        case FailedException failed -> throw failed;
        default -> throw new FailedException("starting failed: " + Reason.of(e), e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedException("starting was interrupted", e);
    }
  }

  private Bench bench() {
    try {
      awaitLoaded();
      return loading.resultNow();
    } catch (UsageException | FailedException e) {
      throw new IllegalStateException(Reason.of(e), e);
    }
  }

  Services services() {
    return new Services(
        (question, listener) -> bench().answerer().answer(question, listener),
        query -> bench().workbench().retriever().retrieve(query),
        this::register,
        this::source,
        this::status);
  }

  private QuestionRegister register() {
    try {
      return bench().registrar().register();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Source> source(String path) {
    try {
      return bench().workbench().source(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Tells others who find the index taken where the page is.
  void announce(String address) {
    bench().workbench().announce("serve", address);
  }

  /// Brings the index in step in the background, and keeps it so if it is to be watched.
  void follow(boolean watched) throws FailedException {
    try {
      watch =
          watched
              ? FolderWatch.start(bench().workbench().notes(), this::sync)
              : FolderWatch.once(this::sync);
    } catch (IOException e) {
      throw new FailedException(
          "the folder %s cannot be watched (%s): start with --no-watch"
              .formatted(settings.notes(), Reason.of(e)),
          e);
    }
  }

  private synchronized void sync() {
    if (closing) {
      return;
    }
    try {
      SyncReport report = bench().workbench().sync(false, notice.heard(this::progress));
      skipped = report.skipped();
      synced = true;
      recover();
    } catch (FailedException | RuntimeException | StackOverflowError | InternalError e) {
      if (!closing) {
        meet(e);
      }
    } finally {
      progress = new Status.Progress(0, 0);
    }
  }

  /// What keeps the index from following is over once a part of the notes is safe on the disk.
  private void recover() {
    trouble.ifPresent(it -> LOG.info("the index follows the notes again"));
    trouble = Optional.empty();
    retry.calm();
  }

  /// Says a new kind of trouble once, and tries again until it is over.
  private void meet(Throwable failure) {
    Trouble met = Diagnosis.of(failure, settings);
    if (trouble.filter(it -> it.code() == met.code()).isEmpty()) {
      LOG.warn("{}", met.detail());
      LOG.debug("the notes could not be indexed", failure);
    }
    trouble = Optional.of(met);
    retry.later();
  }

  private void progress(long done, long total) {
    progress = new Status.Progress(done, total);
  }

  private Status status() {
    Workbench workbench = bench().workbench();
    Counts counts = workbench.counts();
    boolean rebuilding = workbench.setAside().isPresent();
    return new Status(
        !rebuilding && (synced || workbench.isWhole()) ? Status.State.READY : Status.State.INDEXING,
        new Status.Indexed(counts.notes(), counts.passages(), counts.questions(), skipped),
        progress,
        settings.encoder(),
        bench().workbench().endpoint().map(it -> it.model() + " at " + it.baseUrl()),
        leavesMachine,
        trouble.or(() -> workbench.setAside().map(this::damaged)));
  }

  private Trouble damaged(String setAside) {
    return new Trouble(
        Trouble.Code.INDEX_DAMAGED,
        "the index %s was damaged: %s; it is being built anew from the notes"
            .formatted(settings.index(), setAside));
  }

  /// Stops following, cutting a sync under way short, and closes everything.
  @Override
  public void close() {
    closing = true;
    try {
      if (loading.state() == FutureTask.State.SUCCESS) {
        loading.resultNow().workbench().stopEncoding();
      }
      retry.close();
      if (watch != null) {
        watch.close();
      }
      awaitLoaded();
      loading.resultNow().workbench().close();
    } catch (UsageException | FailedException e) {
      LOG.debug("nothing was loaded that could be closed", e);
    } catch (IOException e) {
      LOG.warn("closing failed", e);
    }
  }
}
