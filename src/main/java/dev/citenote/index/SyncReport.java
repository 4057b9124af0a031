package dev.citenote.index;

import dev.citenote.note.Skipped;
import java.util.List;
import java.util.Optional;

/// What bringing the index in step with the folder did. Immutable.
///
/// @param notes how many notes were met, by what happened to them
/// @param skipped what was found and not read, with reasons
/// @param held notes that the folder lacks and that stay in the index, as so many were gone at once
///     that it may not be all there
/// @param passages passages in the index now
/// @param rebuilt why the whole index was built anew; empty where it was not
/// @param seconds how long it took
public record SyncReport(
    Notes notes,
    List<Skipped> skipped,
    int held,
    int passages,
    Optional<String> rebuilt,
    double seconds) {

  public SyncReport {
    skipped = List.copyOf(skipped);
  }

  /// Numbers of notes. Immutable.
  ///
  /// @param added not in the index before; all of them where it was built anew
  /// @param changed in the index with other content
  /// @param moved in the index under another path
  /// @param removed in the index and no longer readable in the folder
  /// @param unchanged in the index as they are
  public record Notes(int added, int changed, int moved, int removed, int unchanged) {

    /// Whether anything was written.
    public boolean differ() {
      return added + changed + moved + removed > 0;
    }
  }
}
