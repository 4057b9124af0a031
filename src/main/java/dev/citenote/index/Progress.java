package dev.citenote.index;

/// Hears how far a [FolderSync] is. Called on the thread that syncs.
@FunctionalInterface
public interface Progress {

  /// Does not listen.
  Progress NONE = (done, total) -> {};

  /// Says how much is done.
  ///
  /// @param done bytes of new and changed files whose passages are encoded so far
  /// @param total bytes of all new and changed files
  void report(long done, long total);
}
