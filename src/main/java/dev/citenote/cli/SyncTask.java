package dev.citenote.cli;

import dev.citenote.http.IndexRequest;
import dev.citenote.http.Indexing;
import dev.citenote.http.SyncOutcome;
import dev.citenote.http.SyncProgress;
import dev.citenote.http.SyncProgress.Phase;
import dev.citenote.index.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One sync that waits, runs or has ended. Thread-safe.
final class SyncTask implements Indexing.Run, Progress {
  private final IndexRequest request;
  private final Estimate estimate = new Estimate(System::nanoTime);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean begun;
  private volatile Optional<SyncOutcome> outcome = Optional.empty();

  SyncTask(IndexRequest request) {
    this.request = request;
  }

  IndexRequest request() {
    return request;
  }

  /// Whether it does what is asked for.
  boolean does(IndexRequest other) {
    return request.covers(other);
  }

  void begin() {
    begun = true;
  }

  @Override
  public void report(long done, long total) {
    estimate.report(done, total);
  }

  void end(SyncOutcome how) {
    outcome = Optional.of(how);
    ended.countDown();
  }

  @Override
  public SyncProgress progress() {
    if (outcome.isPresent()) {
      return SyncProgress.IDLE;
    }
    if (!begun) {
      return new SyncProgress(Phase.WAITING, 0, 0, OptionalLong.empty());
    }
    long done = estimate.done();
    long total = estimate.total();
    Phase phase = total == 0 ? Phase.READING : done < total ? Phase.ENCODING : Phase.WRITING;
    return new SyncProgress(phase, done, total, estimate.secondsLeft());
  }

  @Override
  public Optional<SyncOutcome> await(Duration patience) throws InterruptedException {
    return ended.await(patience.toNanos(), TimeUnit.NANOSECONDS) ? outcome : Optional.empty();
  }

  /// Waits for its end, however long that takes.
  void await() throws InterruptedException {
    ended.await();
  }
}
