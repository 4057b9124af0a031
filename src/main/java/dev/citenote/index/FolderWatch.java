package dev.citenote.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs a task at the start and whenever a folder has changed and then been quiet for a moment,
/// or has not become quiet for longer. The task runs on one thread of its own, never twice at
/// once, and is never interrupted. Thread-safe.
public final class FolderWatch implements AutoCloseable {
  private static final Duration QUIET = Duration.ofMillis(200);

  /// How long changes that follow each other closely are waited for.
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Runnable task;
  private final ScheduledThreadPoolExecutor worker =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("sync").factory());
  private volatile @Nullable FolderEvents events;
  private @Nullable ScheduledFuture<?> pending;
  private long firstChange;

  private FolderWatch(Consumer<FolderWatch> task) {
    this.task = () -> task.accept(this);
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /// Runs the task once, soon.
  public static FolderWatch once(Consumer<FolderWatch> task) {
    FolderWatch watch = new FolderWatch(task);
    watch.soon();
    return watch;
  }

  /// Runs the task soon, and after every change of the folder, also of one that goes and comes
  /// back.
  public static FolderWatch start(Path folder, Consumer<FolderWatch> task) {
    FolderWatch watch = new FolderWatch(task);
    watch.events = FolderEvents.of(folder, watch::changed);
    watch.soon();
    return watch;
  }

  /// Runs the task once more.
  public void soon() {
    in(Duration.ZERO);
  }

  /// Runs the task once more, after some time.
  public synchronized void in(Duration wait) {
    if (!worker.isShutdown()) {
      ScheduledFuture<?> unused = worker.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /// What is to be said where the system cannot watch the folder, which is then looked through
  /// every few seconds; empty where it does.
  public Optional<String> obstacle() {
    return Optional.ofNullable(events).flatMap(FolderEvents::obstacle);
  }

  private synchronized void changed() {
    long now = System.nanoTime();
    if (pending == null || pending.isDone() || !pending.cancel(false)) {
      firstChange = now;
    }
    long wait = Math.min(QUIET.toNanos(), firstChange + LONGEST.toNanos() - now);
    if (!worker.isShutdown()) {
      pending = worker.schedule(task, Math.max(0, wait), TimeUnit.NANOSECONDS);
    }
  }

  /// Stops watching, and waits for a task under way to end.
  @Override
  public void close() throws IOException {
    synchronized (this) {
      worker.shutdown();
    }
    if (events != null) {
      events.close();
    }
    worker.close();
  }
}
