package dev.citenote.http;

/// How a sync of the index with the notes ended. Immutable.
public sealed interface SyncOutcome {

  /// The index is in step.
  record Done(ReportJson report) implements SyncOutcome {}

  /// It is as it was.
  ///
  /// @param trouble why, with the remedy
  record Failed(Trouble trouble) implements SyncOutcome {}

  /// The program is stopping: what was committed stays.
  record Stopped() implements SyncOutcome {}
}
