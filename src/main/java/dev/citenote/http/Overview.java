package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.note.Skipped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Everything there is to tell about an index and its notes, beside the [Status]. Immutable.
///
/// @param questions what the notes ask
/// @param languages the passages by language
/// @param folder the notes; empty where the folder cannot be listed
/// @param disk what everything takes up
/// @param sync what is being done; empty where only another process could tell
/// @param lastSync the last sync that wrote to the index; empty where none ended yet
/// @param outdated why the index is going to be built anew; empty where it fits
public record Overview(
    Questions questions,
    Languages languages,
    Optional<Folder> folder,
    Disk disk,
    Optional<SyncProgress> sync,
    Optional<LastSync> lastSync,
    Optional<String> outdated) {

  /// Questions that the notes ask, by whether they answer them.
  public record Questions(int answered, int listed) {}

  /// Passages by language; those that are not Chinese count as Latin.
  public record Languages(int chinese, int latin) {}

  /// The folder of notes as it is now: `notes - removed + added + skipped = found`.
  ///
  /// @param found files in it, hidden ones left out
  /// @param skipped what was found and is not read
  /// @param held what commands keep answering from, of notes that are gone
  public record Folder(int found, List<Skipped> skipped, Pending pending, Held held) {
    public Folder {
      skipped = List.copyOf(skipped);
    }
  }

  /// Which notes that are gone from the folder are kept: none, many until a sync is asked for, or
  /// all until it is confirmed that they were deleted.
  public enum Held {
    NONE,
    MANY,
    ALL
  }

  /// Notes in which the folder differs from the index.
  public record Pending(int added, int changed, int removed) {}

  /// Bytes; those that cannot be told are empty.
  public record Disk(
      OptionalLong notes, OptionalLong index, OptionalLong notesFree, OptionalLong indexFree) {}

  /// The last sync that wrote to the index.
  ///
  /// @param at when, as `2026-01-31T12:00:00.000Z`
  /// @param rebuilt why the whole index was built anew; absent where it was not
  public record LastSync(
      String at,
      @JsonUnwrapped Changes changes,
      double seconds,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> rebuilt) {}

  /// What a sync did to notes.
  public record Changes(int added, int changed, int moved, int removed, int unchanged) {}
}
