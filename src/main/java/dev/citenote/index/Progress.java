package dev.citenote.index;

/// Hears how far a [FolderSync] is. Called on the thread that syncs.
@FunctionalInterface
public interface Progress {

  /// Does not listen.
  Progress NONE = (done, total) -> {};

  /// Says how much is done.
  ///
  /// @param done characters of new and changed notes that are encoded so far
  /// @param total characters of all new and changed notes
  void report(long done, long total);
}
