package dev.citenote.cli;

import dev.citenote.answer.Answer;
import dev.citenote.answer.AnswerListener;
import dev.citenote.answer.Answerer;
import dev.citenote.answer.Question;
import dev.citenote.http.IndexRequest;
import dev.citenote.http.Indexing;
import dev.citenote.http.Overview;
import dev.citenote.http.Services;
import dev.citenote.http.Source;
import dev.citenote.http.Status;
import dev.citenote.http.SyncProgress;
import dev.citenote.http.Trouble;
import dev.citenote.index.Counts;
import dev.citenote.index.Inventory;
import dev.citenote.note.NoteChange;
import dev.citenote.note.NoteStore;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Ranking;
import dev.citenote.study.QuestionRegister;
import dev.citenote.study.Registrar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.LongSupplier;
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

  private Desk(Settings settings, SyncNotice notice, LongSupplier clock) {
    this.settings = settings;
    this.leavesMachine = settings.model().leavesMachine();
    this.loading = new FutureTask<>(() -> load(notice));
    this.following =
        new Following(settings, notice, clock, () -> bench().workbench(), () -> bench().retire());
  }

  /// A desk that begins to load in the background; requests wait for it.
  static Desk loading(Settings settings, SyncNotice notice) {
    return loading(settings, notice, System::nanoTime);
  }

  /// The same by another clock.
  ///
  /// @param clock nanoseconds, as of [System#nanoTime]
  static Desk loading(Settings settings, SyncNotice notice, LongSupplier clock) {
    Desk desk = new Desk(settings, notice, clock);
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

    /// Does some work with what answers while the index is built again for another encoder; empty
    /// where the index answers by itself.
    private <T> Optional<T> old(Function<Predecessor.Old, T> work) {
      return predecessor.filter(it -> !workbench.answers()).flatMap(it -> it.use(work));
    }

    /// Lets what answered before go, once the index answers by itself.
    private void retire() {
      predecessor.filter(it -> workbench.answers()).ifPresent(Predecessor::close);
    }

    /// What the index that answers holds; nothing where it cannot be read.
    private Inventory inventory() {
      try {
        return readInventory();
      } catch (RuntimeException | InternalError e) {
        LOG.debug("the index cannot be read", e);
        return Inventory.NONE;
      }
    }

    private Inventory readInventory() {
      Inventory now = workbench.inventory();
      return old(it -> it.snapshot().inventory())
          .map(it -> it.outdated(now.outdated()))
          .orElse(now);
    }

    private Counts counts() {
      return old(it -> it.snapshot().counts()).orElseGet(workbench::counts);
    }

    private Optional<Source> source(String path) throws IOException {
      return workbench
          .source(path)
          .map(
              found ->
                  old(it -> new Source(found.note(), it.snapshot().holds(found.note())))
                      .orElse(found));
    }
  }

  private Bench load(SyncNotice notice) throws UsageException, FailedException {
    Workbench workbench = Workbench.open(settings, "serve");
    try {
      workbench.keeper().requireNoOther();
      workbench.keeper().requireOwnNotes(notice);
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
        this::answer,
        this::retrieve,
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
      return bench().overviews().of(bench().inventory(), Optional.of(following.progress()));
    }
  }

  private Answer answer(Question question, AnswerListener listener) {
    Bench bench = bench();
    return bench
        .old(it -> it.answerer().answer(question, listener))
        .orElseGet(() -> bench.answerer().answer(question, listener));
  }

  private Ranking retrieve(Query query) {
    Bench bench = bench();
    return bench
        .old(it -> it.retriever().retrieve(query))
        .orElseGet(() -> bench.workbench().retriever().retrieve(query));
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
      return bench().source(path);
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
    Bench bench = bench();
    try {
      return status(bench, bench.counts(), Optional.empty());
    } catch (RuntimeException | InternalError e) {
      LOG.debug("the index cannot be read", e);
      return status(bench, new Counts(0, 0, 0), Optional.of(unreadable()));
    }
  }

  private Status status(Bench bench, Counts counts, Optional<Trouble> unreadable) {
    Workbench workbench = bench.workbench();
    SyncProgress syncing = following.progress();
    boolean rebuilding = workbench.setAside().isPresent();
    boolean whole =
        following.hasSynced() || workbench.isWhole() || bench.old(it -> true).isPresent();
    boolean ready = !rebuilding && whole;
    return new Status(
        ready ? Status.State.READY : Status.State.INDEXING,
        new Status.Indexed(counts.notes(), counts.passages(), counts.questions()),
        new Status.Progress(syncing.done(), syncing.total()),
        settings.encoder(),
        workbench.endpoint().map(it -> it.model() + " at " + it.baseUrl()),
        leavesMachine,
        following.trouble().or(() -> workbench.setAside().map(this::damaged)).or(() -> unreadable));
  }

  private Trouble unreadable() {
    return new Trouble(
        Trouble.Code.INDEX_DAMAGED,
        "the index %s cannot be read: it is looked through, and built anew from the notes if it is damaged"
            .formatted(settings.index()));
  }

  private Trouble damaged(String setAside) {
    return new Trouble(
        Trouble.Code.INDEX_DAMAGED,
        "the index %s is being built anew from the notes: %s"
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
      loading.resultNow().predecessor().ifPresent(Predecessor::close);
      loading.resultNow().workbench().close();
    } catch (UsageException | FailedException e) {
      LOG.debug("nothing was loaded that could be closed", e);
    } catch (IOException e) {
      LOG.warn("closing failed", e);
    }
  }
}
