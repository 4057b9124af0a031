package dev.citenote.index;

import dev.citenote.note.NotesFolder;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs a task at the start and whenever a notes folder has changed and then been quiet for a
/// moment. The task runs on one thread of its own, never twice at once, and is never interrupted.
/// Thread-safe.
public final class FolderWatch implements AutoCloseable {
  private static final Duration QUIET = Duration.ofMillis(300);

  private final Runnable task;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sync").factory());
  private @Nullable DirectoryWatcher watcher;
  private @Nullable ScheduledFuture<?> pending;

  private FolderWatch(Runnable task) {
    this.task = task;
  }

  /// Runs the task once, soon.
  public static FolderWatch once(Runnable task) {
    FolderWatch watch = new FolderWatch(task);
    watch.worker.execute(task);
    return watch;
  }

  /// Runs the task soon, and after every change of the folder.
  ///
  /// @throws IOException where the folder cannot be watched
  public static FolderWatch start(NotesFolder folder, Runnable task) throws IOException {
    FolderWatch watch = new FolderWatch(task);
    watch.watcher =
        DirectoryWatcher.builder()
            .path(folder.root().toAbsolutePath())
            // The index compares contents itself.
            .fileHashing(false)
            .listener(event -> watch.changed())
            .build();
    DirectoryWatcher watcher = watch.watcher;
    Thread.ofPlatform().daemon().name("watch").start(watcher::watch);
    watch.worker.execute(task);
    return watch;
  }

  /// Runs the task soon, as after a change of the folder.
  public synchronized void changed() {
    if (pending != null) {
      pending.cancel(false);
    }
    if (!worker.isShutdown()) {
      pending = worker.schedule(task, QUIET.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /// Stops watching, and waits for a task under way to end.
  @Override
  public void close() throws IOException {
    synchronized (this) {
      worker.shutdown();
    }
    if (watcher != null) {
      watcher.close();
    }
    worker.close();
  }
}
