package dev.citenote.cli;

import dev.citenote.answer.Answerer;
import dev.citenote.http.Indexing;
import dev.citenote.http.Overview;
import dev.citenote.http.Services;
import dev.citenote.http.Source;
import dev.citenote.http.Status;
import dev.citenote.http.SyncOutcome;
import dev.citenote.http.SyncProgress;
import dev.citenote.http.Trouble;
import dev.citenote.index.Counts;
import dev.citenote.index.FolderWatch;
import dev.citenote.index.Progress;
import dev.citenote.index.SyncReport;
import dev.citenote.note.NoteStore;
import dev.citenote.study.QuestionRegister;
import dev.citenote.study.Registrar;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private final Vanishing vanishing = new Vanishing();
  private final SyncQueue syncs = new SyncQueue(this::sync);
  private volatile boolean synced;
  private volatile boolean closing;
  private volatile Optional<Trouble> trouble = Optional.empty();
  private volatile @Nullable FolderWatch watch;

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
  ///
  /// @param whole whether the index held all notes when it was opened
  private record Bench(
      Workbench workbench,
      Answerer answerer,
      Registrar registrar,
      Overviews overviews,
      NoteStore store,
      boolean whole) {}

  private Bench load() throws UsageException, FailedException {
    Workbench workbench = Workbench.open(settings);
    try {
      workbench.requireWritable();
    } catch (FailedException e) {
      workbench.close();
      throw e;
    }
    Registrar registrar = new Registrar(workbench.notes());
    NoteStore store = new NoteStore(workbench.notes(), this::changed);
    return new Bench(
        workbench,
        workbench.answerer(),
        registrar,
        new Overviews(settings),
        store,
        workbench.isWhole());
  }

  /// A note was changed through this server: the index follows, watched or not.
  private void changed() {
    FolderWatch following = watch;
    if (following != null) {
      following.soon();
    }
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
        () -> bench().store(),
        this::status,
        new OnDemand());
  }

  /// Syncs that clients ask for, and what they are told.
  private final class OnDemand implements Indexing {
    @Override
    public Run start(boolean full) {
      bench();
      return syncs.ask(full);
    }

    @Override
    public Optional<Run> latest() {
      return syncs.latest().map(it -> it);
    }

    @Override
    public Overview overview() {
      return bench().overviews().of(bench().workbench().inventory(), Optional.of(syncing()));
    }
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

  /// Brings the index in step in the background, and keeps it so if it is to be watched.
  void follow(boolean watched) {
    watch =
        watched
            ? FolderWatch.start(bench().workbench().notes().root(), this::syncNow)
            : FolderWatch.once(this::syncNow);
  }

  /// Brings the index in step, and waits until it is.
  private void syncNow(FolderWatch following) {
    watch = following;
    try {
      syncs.later(false).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SyncOutcome sync(boolean full, Progress progress) {
    try {
      SyncReport report =
          bench().workbench().sync(full, vanishing.absence(), notice.heard(progress));
      trouble = Optional.empty();
      if (vanishing.heard(report)) {
        trouble = Optional.of(vanished(report.held()));
        lookAgain();
      }
      synced = true;
      return new SyncOutcome.Done(IndexCommand.json(report));
    } catch (FailedException | RuntimeException | StackOverflowError e) {
      if (closing) {
        return new SyncOutcome.Stopped();
      }
      LOG.warn("the notes could not be indexed", e);
      Trouble met =
          new Trouble(Trouble.Code.FAILED, "the notes could not be indexed: " + Reason.of(e));
      trouble = Optional.of(met);
      return new SyncOutcome.Failed(met);
    }
  }

  private void lookAgain() {
    FolderWatch following = watch;
    if (following != null) {
      following.in(Vanishing.LASTS);
    }
  }

  private Trouble vanished(int notes) {
    return new Trouble(
        Trouble.Code.NOTES_VANISHED,
        "%d notes are gone from %s all at once: they are answered from for %d s more, unless they come back"
            .formatted(notes, settings.notes(), Vanishing.LASTS.toSeconds()));
  }

  /// How far the sync is that runs or waits.
  private SyncProgress syncing() {
    return syncs.latest().map(SyncTask::progress).orElse(SyncProgress.IDLE);
  }

  private Status status() {
    Counts counts = bench().workbench().counts();
    SyncProgress syncing = syncing();
    return new Status(
        synced || bench().whole() ? Status.State.READY : Status.State.INDEXING,
        new Status.Indexed(counts.notes(), counts.passages(), counts.questions()),
        new Status.Progress(syncing.done(), syncing.total()),
        settings.encoder(),
        bench().workbench().endpoint().map(it -> it.model() + " at " + it.baseUrl()),
        leavesMachine,
        trouble);
  }

  /// Stops following, cutting a sync under way short, and closes everything.
  @Override
  public void close() {
    closing = true;
    try {
      if (loading.state() == FutureTask.State.SUCCESS) {
        loading.resultNow().workbench().stopEncoding();
      }
      syncs.close();
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
