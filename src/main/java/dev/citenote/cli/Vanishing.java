package dev.citenote.cli;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.SyncReport;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Decides when notes that are gone all at once were deleted: not before they have been gone for
/// a while, and for longer where none is left, as a disk may be mounted again. Confined to one
/// thread.
final class Vanishing {
  private static final Duration MANY = Duration.ofSeconds(4);
  private static final Duration ALL = Duration.ofSeconds(8);

  private final LongSupplier clock;
  private Optional<Absent> absent = Optional.empty();

  /// @param clock nanoseconds, as of [System#nanoTime]
  Vanishing(LongSupplier clock) {
    this.clock = clock;
  }

  /// Notes that are gone.
  ///
  /// @param end when they are taken for deleted, as the clock has it
  /// @param all whether none is left
  private record Absent(long end, boolean all) {}

  /// What is thought now of notes that the folder lacks.
  Absence absence() {
    return absent.filter(it -> clock.getAsLong() - it.end() >= 0).isPresent()
        ? Absence.DELETED
        : Absence.DELETED_UNLESS_MANY;
  }

  /// Hears what a sync came to.
  ///
  /// @return how long notes are still held that may have been deleted; empty where none are
  Optional<Duration> heard(SyncReport report) {
    if (report.held() == 0) {
      absent = Optional.empty();
      return Optional.empty();
    }
    long now = clock.getAsLong();
    SyncReport.Notes notes = report.notes();
    boolean all = notes.added() + notes.changed() + notes.unchanged() == 0;
    if (absent.isEmpty() || (all && !absent.get().all())) {
      absent = Optional.of(new Absent(now + (all ? ALL : MANY).toNanos(), all));
    }
    return Optional.of(Duration.ofNanos(Math.max(0, absent.get().end() - now)));
  }

  /// Hears that a sync failed, which says nothing of what the folder holds: the time begins anew.
  void failed() {
    absent = Optional.empty();
  }
}
