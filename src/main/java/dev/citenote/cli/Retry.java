package dev.citenote.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs a task again some seconds after it failed, each time a little later and at most 15 s.
/// Thread-safe.
final class Retry implements AutoCloseable {
  private static final int FIRST_SECONDS = 2;
  private static final int MOST_SECONDS = 15;

  private final Runnable task;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retry").factory());
  private @Nullable ScheduledFuture<?> next;
  private int seconds = FIRST_SECONDS;

  Retry(Runnable task) {
    this.task = task;
  }

  /// Runs the task in some seconds, unless it is about to run.
  synchronized void later() {
    if (!worker.isShutdown() && (next == null || next.isDone())) {
      next = worker.schedule(this::run, seconds, TimeUnit.SECONDS);
      seconds = Math.min(MOST_SECONDS, seconds * 2);
    }
  }

  /// Has the next failure be tried again soon.
  synchronized void calm() {
    seconds = FIRST_SECONDS;
  }

  private void run() {
    synchronized (this) {
      next = null;
    }
    task.run();
  }

  /// Runs nothing any more, and waits for a task under way to end.
  @Override
  public void close() {
    synchronized (this) {
      if (next != null) {
        next.cancel(false);
      }
      worker.shutdown();
    }
    worker.close();
  }
}
