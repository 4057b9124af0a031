package dev.citenote.cli;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.index.SyncReport;
import java.time.Duration;

/// Decides when notes that are gone all at once were deleted: not before they have been gone for a
/// while, as a disk may be mounted again. Confined to one thread.
final class Vanishing {
  /// How long most of the notes must be gone.
  static final Duration LASTS = Duration.ofSeconds(6);

  private boolean held;
  private long since;

  /// What is thought now of notes that the folder lacks.
  Absence absence() {
    return held && System.nanoTime() - since >= LASTS.toNanos()
        ? Absence.DELETED
        : Absence.DELETED_UNLESS_MANY;
  }

  /// Hears what a sync came to; returns whether many notes are gone that were not taken for
  /// deleted, so that it should be looked again once [#LASTS] is over.
  boolean heard(SyncReport report) {
    boolean holds = report.held() > 0;
    if (holds && !held) {
      since = System.nanoTime();
    }
    held = holds;
    return holds;
  }
}
