package dev.citenote.cli;

import dev.citenote.index.Progress;
import dev.citenote.index.SyncReport;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Tells a person at a terminal how far a long task is, and anyone what came of indexing.
/// Confined to one thread.
final class SyncNotice implements Progress, AutoCloseable {
  private final PrintWriter err;
  private final boolean terminal;
  private final Progress listener;
  private final String task;
  private final String unit;
  private @Nullable ProgressBar bar;

  private SyncNotice(
      PrintWriter err, boolean terminal, Progress listener, String task, String unit) {
    this.err = err;
    this.terminal = terminal;
    this.listener = listener;
    this.task = task;
    this.unit = unit;
  }

  /// A notice on standard error; it shows a bar where the launcher found a terminal there.
  static SyncNotice on(PrintWriter err) {
    boolean terminal = Boolean.getBoolean("citenote.terminal");
    return new SyncNotice(err, terminal, Progress.NONE, "Indexing", " characters");
  }

  /// This notice, with a listener that hears how far it is.
  SyncNotice heard(Progress listener) {
    return new SyncNotice(err, terminal, listener, task, unit);
  }

  /// A notice of another task.
  ///
  /// @param task what is done, in a word
  /// @param unit what is counted, after a space
  SyncNotice counting(String task, String unit) {
    return new SyncNotice(err, terminal, listener, task, unit);
  }

  @Override
  public void report(long done, long total) {
    listener.report(done, total);
    if (!terminal || total == 0) {
      return;
    }
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setUnit(unit, 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build();
    }
    bar.stepTo(done);
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
    if (notes.differ()) {
      err.println(
          "citenote: indexed %d new, %d changed, %d moved, %d removed notes in %.1f s; %d passages, %d files skipped"
              .formatted(
                  notes.added(),
                  notes.changed(),
                  notes.moved(),
                  notes.removed(),
                  report.seconds(),
                  report.passages(),
                  report.skipped().size()));
    }
    err.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
