package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.OptionalLong;

/// The JSON form of a [SyncProgress]. Immutable.
///
/// @param phase `idle`, `waiting`, `reading`, `encoding` or `writing`
/// @param unit what `done` and `total` count
/// @param secondsLeft absent until it can be told
public record ProgressJson(
    String phase,
    long done,
    long total,
    String unit,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalLong secondsLeft) {

  static ProgressJson of(SyncProgress progress) {
    return new ProgressJson(
        progress.phase().name().toLowerCase(Locale.ROOT),
        progress.done(),
        progress.total(),
        "bytes",
        progress.secondsLeft());
  }
}
