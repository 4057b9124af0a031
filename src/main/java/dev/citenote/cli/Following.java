package dev.citenote.cli;

import dev.citenote.http.IndexRequest;
import dev.citenote.http.SyncOutcome;
import dev.citenote.http.SyncProgress;
import dev.citenote.http.Trouble;
import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.FolderWatch;
import dev.citenote.index.Progress;
import dev.citenote.index.SyncReport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the index of a server in step with its notes, in the background: at the start, after every
/// change of the folder, when somebody asks for it, and again after a failure until its cause is
/// gone. Thread-safe.
final class Following implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Following.class);

  private final Settings settings;
  private final SyncNotice notice;
  private final Supplier<Workbench> workbench;
  private final Runnable inStep;
  private final Vanishing vanishing;
  private final SyncQueue syncs = new SyncQueue(this::sync);
  private final Retry retry = new Retry(() -> syncs.later(IndexRequest.FOLLOW));
  private volatile boolean synced;
  private volatile boolean closing;
  private volatile Optional<Trouble> trouble = Optional.empty();
  private volatile @Nullable FolderWatch watch;

  /// @param clock by which notes that are gone are waited for
  /// @param workbench loaded when it is first asked for
  /// @param inStep runs after every sync that went through
  Following(
      Settings settings,
      SyncNotice notice,
      LongSupplier clock,
      Supplier<Workbench> workbench,
      Runnable inStep) {
    this.vanishing = new Vanishing(clock);
    this.inStep = inStep;
    this.settings = settings;
    this.notice = notice;
    this.workbench = workbench;
  }

  /// Begins, and follows the folder if it is to be watched.
  void start(boolean watched) {
    workbench.get().onSuspicion(retry::later);
    workbench.get().onProgress(this::recover);
    watch =
        watched
            ? FolderWatch.start(workbench.get().notes().root(), this::syncNow)
            : FolderWatch.once(this::syncNow);
  }

  /// Brings the index in step, and waits until it is.
  private void syncNow(FolderWatch following) {
    watch = following;
    try {
      syncs.later(IndexRequest.FOLLOW).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks at the folder once more, watched or not.
  void soon() {
    FolderWatch following = watch;
    if (following != null) {
      following.soon();
    }
  }

  /// The sync that somebody asked for, who may join one that runs.
  SyncTask ask(IndexRequest request) {
    return syncs.ask(request);
  }

  /// The sync that runs or waits, else the last one.
  Optional<SyncTask> latest() {
    return syncs.latest();
  }

  /// How far the sync is that runs or waits.
  SyncProgress progress() {
    return syncs.latest().map(SyncTask::progress).orElse(SyncProgress.IDLE);
  }

  /// Whether a sync went through.
  boolean hasSynced() {
    return synced;
  }

  /// What keeps the index from following the notes.
  Optional<Trouble> trouble() {
    return trouble.or(() -> synced ? unwatched() : Optional.empty());
  }

  private Optional<Trouble> unwatched() {
    return Optional.ofNullable(watch)
        .flatMap(FolderWatch::obstacle)
        .map(it -> new Trouble(Trouble.Code.NOT_WATCHED, it));
  }

  private SyncOutcome sync(IndexRequest request, Progress progress) {
    try {
      Absence absence = request.confirm() ? Absence.DELETED : vanishing.absence();
      SyncReport report =
          workbench.get().keeper().sync(request.full(), absence, notice.heard(progress));
      vanishing.heard(report).ifPresentOrElse(left -> hold(report.held(), left), this::recover);
      synced = true;
      inStep.run();
      return new SyncOutcome.Done(IndexCommand.json(report));
    } catch (FailedException | RuntimeException | StackOverflowError | InternalError e) {
      vanishing.failed();
      return closing ? new SyncOutcome.Stopped() : new SyncOutcome.Failed(meet(e));
    }
  }

  /// What keeps the index from following is over once a part of the notes is safe on the disk.
  private void recover() {
    trouble.ifPresent(it -> LOG.info("the index follows the notes again"));
    trouble = Optional.empty();
    retry.calm();
  }

  /// Says a new kind of trouble once, and tries again until it is over.
  private Trouble meet(Throwable failure) {
    Trouble met = Diagnosis.of(failure, settings);
    if (trouble.filter(it -> it.code() == met.code()).isEmpty()) {
      LOG.warn("{}", met.detail());
      LOG.debug("the notes could not be indexed", failure);
    }
    trouble = Optional.of(met);
    retry.later();
    return met;
  }

  /// Looks again when notes that vanished have been gone for long enough.
  private void hold(int notes, Duration left) {
    trouble =
        Optional.of(
            new Trouble(
                Trouble.Code.NOTES_VANISHED,
                "%d notes are gone from %s all at once: they are answered from for some seconds more, unless they come back"
                    .formatted(notes, settings.notes())));
    FolderWatch following = watch;
    if (following != null) {
      following.in(left);
    }
  }

  /// What a sync under way fails of from now on is no trouble.
  void closing() {
    closing = true;
  }

  /// Follows no longer, and waits for a sync under way to end.
  @Override
  public void close() throws IOException {
    retry.close();
    syncs.close();
    FolderWatch following = watch;
    if (following != null) {
      following.close();
    }
  }
}
