package dev.citenote.index;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a commit says of itself beside its fingerprint. Immutable.
///
/// @param build identity of the index since it was last built from nothing
/// @param followed the folder of notes that it follows; empty until a first build is whole
/// @param building the folder of notes that a first build reads
/// @param lastSync the last sync that wrote; empty where none ended yet
record CommitData(
    String build,
    Optional<String> followed,
    Optional<String> building,
    Optional<LastSync> lastSync) {
  private static final String BUILD = "build";

  /// Of an index that is begun now.
  static CommitData begun() {
    return new CommitData(
        UUID.randomUUID().toString(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Reads it from a commit.
  static CommitData in(Map<String, String> userData) {
    return new CommitData(
        Optional.ofNullable(userData.get(BUILD)).orElseGet(() -> begun().build()),
        Optional.ofNullable(userData.get(Schema.FOLLOWED)),
        Optional.ofNullable(userData.get(Schema.BUILDING)),
        LastSync.in(userData));
  }

  /// Which folder of notes the commit is of, whole or in part.
  Optional<String> notes() {
    return followed.or(() -> building);
  }

  /// The same index while a folder is read for the first time.
  CommitData building(String folder) {
    return new CommitData(build, followed, Optional.of(folder), lastSync);
  }

  /// The same index after a sync of a folder.
  CommitData after(LastSync sync, String folder) {
    return new CommitData(build, Optional.of(folder), Optional.empty(), Optional.of(sync));
  }

  /// The same when all comes from another build.
  CommitData ofBuild(String other) {
    return new CommitData(other, followed, building, lastSync);
  }

  /// As it is kept with a commit.
  Map<String, String> toUserData(Fingerprint fingerprint) {
    Map<String, String> data = new LinkedHashMap<>(fingerprint.toUserData());
    data.put(BUILD, build);
    followed.ifPresent(notes -> data.put(Schema.FOLLOWED, notes));
    building.ifPresent(notes -> data.put(Schema.BUILDING, notes));
    lastSync.ifPresent(sync -> data.putAll(sync.toUserData()));
    return data;
  }
}
