package dev.citenote.index;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The last sync that wrote to an index, as its commit keeps it. Immutable.
///
/// @param at when it was about to be committed
/// @param notes how many notes were met, by what happened to them
/// @param seconds how long it took until then
/// @param rebuilt why the whole index was built anew; empty where it was not
/// @param unreadable why files that look like notes could not be read, by path
public record LastSync(
    Instant at,
    SyncReport.Notes notes,
    double seconds,
    Optional<String> rebuilt,
    Map<String, String> unreadable) {
  private static final String AT = "sync.at";
  private static final String NOTES = "sync.notes";
  private static final String MILLIS = "sync.millis";
  private static final String REBUILT = "sync.rebuilt";
  private static final String UNREADABLE = "unreadable:";

  public LastSync {
    unreadable = Map.copyOf(unreadable);
  }

  /// The same where other files cannot be read by now.
  LastSync withUnreadable(Map<String, String> nowUnreadable) {
    return new LastSync(at, notes, seconds, rebuilt, nowUnreadable);
  }

  /// As it is kept with a commit.
  Map<String, String> toUserData() {
    Map<String, String> data = new LinkedHashMap<>();
    data.put(AT, Long.toString(at.toEpochMilli()));
    data.put(
        NOTES,
        "%d %d %d %d %d"
            .formatted(
                notes.added(), notes.changed(), notes.moved(), notes.removed(), notes.unchanged()));
    data.put(MILLIS, Long.toString(Math.round(seconds * 1_000)));
    rebuilt.ifPresent(why -> data.put(REBUILT, why));
    unreadable.forEach((path, reason) -> data.put(UNREADABLE + path, reason));
    return data;
  }

  /// Reads it from a commit; empty where that says nothing, or nothing that this program says.
  static Optional<LastSync> in(Map<String, String> userData) {
    try {
      int[] notes =
          Stream.of(userData.getOrDefault(NOTES, "").split(" ", 5))
              .mapToInt(Integer::parseInt)
              .toArray();
      return Optional.of(
          new LastSync(
              Instant.ofEpochMilli(Long.parseLong(userData.getOrDefault(AT, ""))),
              new SyncReport.Notes(notes[0], notes[1], notes[2], notes[3], notes[4]),
              Long.parseLong(userData.getOrDefault(MILLIS, "")) / 1e3,
              Optional.ofNullable(userData.get(REBUILT)),
              unreadable(userData)));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty(); // none, or another version's, on which nothing depends
    }
  }

  private static Map<String, String> unreadable(Map<String, String> userData) {
    Map<String, String> unreadable = new TreeMap<>();
    userData.forEach(
        (key, value) -> {
          if (key.startsWith(UNREADABLE)) {
            unreadable.put(key.substring(UNREADABLE.length()), value);
          }
        });
    return unreadable;
  }
}
