package dev.citenote.cli;

import dev.citenote.index.Progress;
import dev.citenote.index.SyncReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Tells a person how far a long task is, by a bar at a terminal and by a line every 10 s
/// elsewhere, and anyone what came of indexing. Confined to one thread, but for the bar, which
/// draws itself.
final class SyncNotice implements Progress, AutoCloseable {
  private static final long BETWEEN_LINES_NANOS = Duration.ofSeconds(10).toNanos();

  private final PrintWriter err;
  private final boolean terminal;
  private final Progress listener;
  private final Task task;
  private final boolean counts;
  private final LongSupplier clock;
  private Estimate estimate;
  private long lastLine;
  private @Nullable ProgressBar bar;

  private SyncNotice(
      PrintWriter err,
      boolean terminal,
      Progress listener,
      Task task,
      boolean counts,
      LongSupplier clock) {
    this.err = err;
    this.terminal = terminal;
    this.listener = listener;
    this.task = task;
    this.counts = counts;
    this.clock = clock;
    this.estimate = new Estimate(clock);
    this.lastLine = clock.getAsLong();
  }

  /// What is told of.
  ///
  /// @param word what is done, in a word
  /// @param unit what is counted, after a space
  private record Task(String word, String unit) {}

  /// A notice on standard error; it shows a bar where the launcher found a terminal there.
  static SyncNotice on(PrintWriter err) {
    return on(err, Boolean.getBoolean("citenote.terminal"), System::nanoTime);
  }

  /// @param clock nanoseconds, as of `System.nanoTime`
  static SyncNotice on(PrintWriter err, boolean terminal, LongSupplier clock) {
    return new SyncNotice(
        err, terminal, Progress.NONE, new Task("Indexing", " bytes"), true, clock);
  }

  /// This notice for one more task, with a listener that hears how far it is.
  SyncNotice heard(Progress listener) {
    return new SyncNotice(err, terminal, listener, task, counts, clock);
  }

  /// This notice for whoever prints what was done elsewhere: it says why the index was built anew,
  /// and not what was done to how many notes.
  SyncNotice withoutCounts() {
    return new SyncNotice(err, terminal, listener, task, false, clock);
  }

  /// A notice of another task.
  ///
  /// @param word what is done, in a word
  /// @param unit what is counted, after a space
  SyncNotice counting(String word, String unit) {
    return new SyncNotice(err, terminal, listener, new Task(word, unit), counts, clock);
  }

  @Override
  public void report(long done, long total) {
    listener.report(done, total);
    if (total == 0) {
      return;
    }
    estimate.report(done, total);
    if (terminal) {
      draw(done, total);
    } else if (clock.getAsLong() - lastLine >= BETWEEN_LINES_NANOS) {
      lastLine = clock.getAsLong();
      say(
          "%s: %d %%%s"
              .formatted(task.word().toLowerCase(Locale.ROOT), 100 * done / total, left()));
    }
  }

  private void draw(long done, long total) {
    if (bar == null) {
      Estimate current = estimate;
      bar =
          new ProgressBarBuilder()
              .setTaskName(task.word())
              .setInitialMax(total)
              .setUnit(task.unit(), 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .setEtaFunction(state -> duration(current.secondsLeft()))
              .build();
    }
    bar.stepTo(done);
  }

  private static Optional<Duration> duration(OptionalLong seconds) {
    return seconds.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(seconds.getAsLong()));
  }

  private String left() {
    OptionalLong left = estimate.secondsLeft();
    return left.isEmpty() ? "" : ", about " + Lasting.words(left.getAsLong()) + " left";
  }

  /// Says one thing.
  void say(String message) {
    err.println("citenote: " + message);
    err.flush();
  }

  /// Says what was done, if anything was.
  void done(SyncReport report) {
    close();
    report.rebuilt().ifPresent(why -> err.println("citenote: the index was built anew: " + why));
    SyncReport.Notes notes = report.notes();
    if (counts && notes.differ()) {
      err.println(
          "citenote: indexed %d new, %d changed, %d moved, %d removed notes in %.1f s; %s, %d files skipped"
              .formatted(
                  notes.added(),
                  notes.changed(),
                  notes.moved(),
                  notes.removed(),
                  report.seconds(),
                  passages(report.passages()),
                  report.skipped().size()));
    }
    err.flush();
  }

  /// How many passages: `1 passage`, `2 passages`.
  static String passages(int count) {
    return "%d %s".formatted(count, count == 1 ? "passage" : "passages");
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    estimate = new Estimate(clock);
  }
}
