package dev.citenote.http;

import java.util.OptionalLong;

/// How far a sync of the index with the notes is. Immutable.
///
/// @param done bytes of new and changed files whose passages are encoded so far
/// @param total bytes of all new and changed files; 0 until that is known
/// @param secondsLeft an estimate from the pace of the last while; empty until it can be told
public record SyncProgress(Phase phase, long done, long total, OptionalLong secondsLeft) {

  /// With nothing to do.
  public static final SyncProgress IDLE = new SyncProgress(Phase.IDLE, 0, 0, OptionalLong.empty());

  /// What is being done.
  public enum Phase {
    /// Nothing.
    IDLE,
    /// Another sync goes first.
    WAITING,
    /// The folder is compared with the index.
    READING,
    /// New and changed notes are encoded.
    ENCODING,
    /// All is encoded; the index is being committed.
    WRITING
  }
}
