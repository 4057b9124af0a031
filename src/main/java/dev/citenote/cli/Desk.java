package dev.citenote.cli;

import dev.citenote.answer.Answerer;
import dev.citenote.http.IndexRequest;
import dev.citenote.http.Indexing;
import dev.citenote.http.Overview;
import dev.citenote.http.Services;
import dev.citenote.http.Source;
import dev.citenote.http.Status;
import dev.citenote.http.SyncProgress;
import dev.citenote.http.Trouble;
import dev.citenote.index.Counts;
import dev.citenote.note.NoteChange;
import dev.citenote.note.NoteStore;
import dev.citenote.retrieve.Retriever;
import dev.citenote.study.QuestionRegister;
import dev.citenote.study.Registrar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a server works with: a workbench, loaded while the server starts, whose index follows the
/// folder in the background, and how things stand. Thread-safe.
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final Settings settings;
  private final boolean leavesMachine;
  private final FutureTask<Bench> loading;
  private final Following following;

  private Desk(Settings settings, SyncNotice notice) {
    this.settings = settings;
    this.leavesMachine = settings.model().leavesMachine();
    this.loading = new FutureTask<>(this::load);
    this.following = new Following(settings, notice, () -> bench().workbench());
  }

  /// A desk that begins to load in the background; requests wait for it.
  static Desk loading(Settings settings, SyncNotice notice) {
    Desk desk = new Desk(settings, notice);
    Thread.ofPlatform().name("load").start(desk.loading);
    return desk;
  }

  /// What is loaded.
  private record Bench(
      Workbench workbench,
      Answerer answerer,
      Registrar registrar,
      Overviews overviews,
      NoteStore store,
      Optional<Predecessor> predecessor) {

    /// What answers while the index is built again for another encoder.
    private Optional<Predecessor> active() {
      return predecessor.filter(it -> !workbench.answers());
    }
  }

  private Bench load() throws UsageException, FailedException {
    Workbench workbench = Workbench.open(settings, "serve");
    try {
      workbench.keeper().requireNoOther();
    } catch (FailedException e) {
      workbench.close();
      throw e;
    }
    Registrar registrar = new Registrar(workbench.notes());
    NoteStore store = new NoteStore(workbench.notes(), change -> hear(workbench, change));
    return new Bench(
        workbench,
        workbench.answerer(),
        registrar,
        new Overviews(settings),
        store,
        workbench.predecessor());
  }

  /// What was deleted over HTTP is no disappearance.
  private void hear(Workbench workbench, NoteChange change) {
    if (change instanceof NoteChange.Removed removed) {
      workbench.keeper().deleted(removed.deleted().path());
    }
    following.soon();
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
        (question, listener) -> answerer().answer(question, listener),
        query -> retriever().retrieve(query),
        this::register,
        this::source,
        () -> bench().store(),
        this::status,
        new OnDemand());
  }

  /// Syncs that clients ask for, and what they are told.
  private final class OnDemand implements Indexing {
    @Override
    public Run start(IndexRequest request) {
      bench();
      return following.ask(request);
    }

    @Override
    public Optional<Run> latest() {
      return following.latest().map(it -> it);
    }

    @Override
    public Overview overview() {
      return bench()
          .overviews()
          .of(bench().workbench().inventory(), Optional.of(following.progress()));
    }
  }

  private Answerer answerer() {
    Bench bench = bench();
    return bench.active().map(Predecessor::answerer).orElse(bench.answerer());
  }

  private Retriever retriever() {
    Bench bench = bench();
    return bench.active().map(Predecessor::retriever).orElseGet(bench.workbench()::retriever);
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
  void follow(boolean watched) {
    following.start(watched);
  }

  private Status status() {
    Workbench workbench = bench().workbench();
    Counts counts = workbench.counts();
    SyncProgress syncing = following.progress();
    boolean rebuilding = workbench.setAside().isPresent();
    boolean whole = following.hasSynced() || workbench.isWhole() || bench().active().isPresent();
    boolean ready = !rebuilding && whole;
    return new Status(
        ready ? Status.State.READY : Status.State.INDEXING,
        new Status.Indexed(counts.notes(), counts.passages(), counts.questions()),
        new Status.Progress(syncing.done(), syncing.total()),
        settings.encoder(),
        bench().workbench().endpoint().map(it -> it.model() + " at " + it.baseUrl()),
        leavesMachine,
        following.trouble().or(() -> workbench.setAside().map(this::damaged)));
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
    following.closing();
    try {
      if (loading.state() == FutureTask.State.SUCCESS) {
        loading.resultNow().workbench().stopEncoding();
      }
      following.close();
      awaitLoaded();
      Optional<Predecessor> predecessor = loading.resultNow().predecessor();
      if (predecessor.isPresent()) {
        predecessor.get().close();
      }
      loading.resultNow().workbench().close();
    } catch (UsageException | FailedException e) {
      LOG.debug("nothing was loaded that could be closed", e);
    } catch (IOException e) {
      LOG.warn("closing failed", e);
    }
  }
}
