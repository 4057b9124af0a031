package dev.citenote.cli;

import dev.citenote.index.Progress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Estimates how long a task will still take: what is left, at the mean pace of the last 30 s, less
/// the time since it was last heard of. Two reports at least 2 s apart must have come; after 30 s
/// without one, nothing is said. Thread-safe.
final class Estimate implements Progress {
  private static final long WINDOW_NANOS = 30_000_000_000L;
  private static final long LEAST_NANOS = 2_000_000_000L;
  private static final double NANOS = 1e9;

  private final LongSupplier clock;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private long total;

  /// @param clock nanoseconds, as of `System.nanoTime`
  Estimate(LongSupplier clock) {
    this.clock = clock;
  }

  private record Mark(long time, long done) {}

  @Override
  public synchronized void report(long done, long total) {
    long now = clock.getAsLong();
    boolean begins = !marks.isEmpty() && done < marks.getLast().done();
    if (begins || total != this.total) {
      marks.clear();
    }
    this.total = total;
    marks.addLast(new Mark(now, done));
    // One mark before the window stays, so that rare reports are told from as well.
    while (marks.size() > 2 && now - second().time() > WINDOW_NANOS) {
      marks.removeFirst();
    }
  }

  private Mark second() {
    return marks.stream().skip(1).findFirst().orElseThrow();
  }

  synchronized long done() {
    return marks.isEmpty() ? 0 : marks.getLast().done();
  }

  synchronized long total() {
    return total;
  }

  /// Seconds that are left, at least 1 while anything is; empty until it can be told.
  synchronized OptionalLong secondsLeft() {
    if (marks.size() < 2) {
      return OptionalLong.empty();
    }
    Mark first = marks.getFirst();
    Mark last = marks.getLast();
    long span = last.time() - first.time();
    long silence = clock.getAsLong() - last.time();
    long done = last.done() - first.done();
    if (span < LEAST_NANOS || done <= 0 || silence > WINDOW_NANOS) {
      return OptionalLong.empty();
    }
    long left = total - last.done();
    double nanos = (double) span / done * left - silence;
    return OptionalLong.of(left <= 0 ? 0 : Math.max(1, Math.round(nanos / NANOS)));
  }
}
