package dev.citenote.index;

import dev.citenote.note.Skipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What becomes of the notes in one sync, as their files are read. Confined to one thread.
final class SyncTally {
  private final SyncPlan plan;
  private final Optional<String> rebuilt;
  private final int held;
  private final long start = System.nanoTime();
  private final List<Skipped> skipped;
  private final Map<String, String> unreadable = new HashMap<>();
  private int newRefused;
  private int changedRefused;

  /// @param rebuilt why everything is built anew; empty where it is not
  /// @param held notes that the folder lacks and that stay
  SyncTally(SyncPlan plan, Optional<String> rebuilt, int held) {
    this.plan = plan;
    this.rebuilt = rebuilt;
    this.held = held;
    this.skipped = new ArrayList<>(plan.skipped());
  }

  /// Of a rebuild that does not take place, for it would lose too many notes.
  ///
  /// @param change what it would have done
  static SyncTally heldBack(SyncPlan change) {
    return new SyncTally(change.doingNothing(), Optional.empty(), change.missing());
  }

  /// What is to be done.
  SyncPlan plan() {
    return plan;
  }

  /// Counts a file that was to be written and gives nothing to write.
  void refuse(Skipped file) {
    skipped.add(file);
    unreadable.put(file.path(), file.reason());
    if (plan.isChanged(file.path())) {
      changedRefused++;
    } else {
      newRefused++;
    }
  }

  /// What is to be remembered of a sync that ends now.
  LastSync lastSync() {
    return new LastSync(Instant.now(), notes(), seconds(), rebuilt, unreadable);
  }

  /// What is told of a sync that ends now.
  ///
  /// @param passages in the index
  SyncReport report(int passages) {
    skipped.sort(Comparator.comparing(Skipped::path));
    return new SyncReport(notes(), skipped, held, passages, rebuilt, seconds());
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  private SyncReport.Notes notes() {
    int refused = newRefused + changedRefused;
    return rebuilt.isPresent()
        ? new SyncReport.Notes(plan.toWrite().size() + plan.unchanged() - refused, 0, 0, 0, 0)
        : new SyncReport.Notes(
            plan.toWrite().size() - plan.changed().size() - plan.moved() - newRefused,
            plan.changed().size() - changedRefused,
            plan.moved(),
            plan.removed() + changedRefused,
            plan.unchanged());
  }
}
