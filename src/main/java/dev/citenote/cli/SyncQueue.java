package dev.citenote.cli;

import dev.citenote.http.IndexRequest;
import dev.citenote.http.SyncOutcome;
import dev.citenote.index.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Runs syncs one at a time on a thread of its own, and lets whoever wants the same wait for one.
/// At most one sync of each kind waits. Thread-safe.
final class SyncQueue implements AutoCloseable {
  private final Work work;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("index").factory());
  private final List<SyncTask> waiting = new ArrayList<>();
  private Optional<SyncTask> running = Optional.empty();
  private Optional<SyncTask> last = Optional.empty();
  private boolean closed;

  SyncQueue(Work work) {
    this.work = work;
  }

  /// Brings the index in step, and says how that ended.
  @FunctionalInterface
  interface Work {
    SyncOutcome run(IndexRequest request, Progress progress);
  }

  /// A sync for somebody who asks for one: that which runs or waits, if it does what is asked for.
  synchronized SyncTask ask(IndexRequest request) {
    return running.filter(it -> it.does(request)).orElseGet(() -> later(request));
  }

  /// A sync that looks at the folder from now on, which a running one may have done already.
  synchronized SyncTask later(IndexRequest request) {
    Optional<SyncTask> same = waiting.stream().filter(it -> it.does(request)).findFirst();
    if (same.isPresent()) {
      return same.get();
    }
    SyncTask task = new SyncTask(request);
    if (closed) {
      task.end(new SyncOutcome.Stopped());
      return task;
    }
    waiting.add(task);
    worker.execute(() -> run(task));
    return task;
  }

  /// The sync that runs or waits; where there is none, the last one.
  synchronized Optional<SyncTask> latest() {
    return running.or(() -> waiting.stream().findFirst()).or(() -> last);
  }

  private void run(SyncTask task) {
    SyncOutcome outcome = new SyncOutcome.Stopped();
    try {
      if (begin(task)) {
        outcome = work.run(task.request(), task);
      }
    } finally {
      end(task);
      task.end(outcome);
    }
  }

  /// Whether it is still wanted.
  private synchronized boolean begin(SyncTask task) {
    waiting.remove(task);
    running = Optional.of(task);
    task.begin();
    return !closed;
  }

  private synchronized void end(SyncTask task) {
    running = Optional.empty();
    last = Optional.of(task);
  }

  /// Waits for a sync under way to end, uninterrupted; those that wait do not begin.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    worker.close();
  }
}
