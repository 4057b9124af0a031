package dev.citenote.http;

import java.time.Duration;
import java.util.Optional;

/// Bringing the index in step with the notes when it is asked for, and how that stands.
/// Thread-safe.
public interface Indexing {

  /// Asks for a sync: joins the one that waits or runs where that does what is asked for. A sync
  /// goes on whoever stops listening to it.
  Run start(IndexRequest request);

  /// The sync that runs, or waits; where there is none, the last one of this process.
  Optional<Run> latest();

  /// How everything stands now; may take some tens of milliseconds, and never fails.
  Overview overview();

  /// One sync that was asked for. Thread-safe.
  interface Run {

    SyncProgress progress();

    /// How it ended; empty where it has not after this time.
    Optional<SyncOutcome> await(Duration patience) throws InterruptedException;
  }
}
