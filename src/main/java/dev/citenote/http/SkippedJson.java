package dev.citenote.http;

import dev.citenote.note.Skipped;
import java.util.List;

/// The JSON form of a file that was found and not read. Immutable.
///
/// @param note path relative to the notes folder
/// @param reason one clause
public record SkippedJson(String note, String reason) {

  /// The JSON forms of several such files.
  public static List<SkippedJson> of(List<Skipped> skipped) {
    return skipped.stream().map(it -> new SkippedJson(it.path(), it.reason())).toList();
  }
}
