package dev.citenote.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// What the last commit of an index holds, and what it says of itself. Immutable.
///
/// @param counts how much it holds
/// @param answered questions that the notes answer; the others are only listed
/// @param chinese passages in Chinese; all others count as Latin
/// @param hashes content hash of each note, by path
/// @param lastSync the last sync that wrote; empty where none ended yet
/// @param followed the folder of notes that it follows; empty until a first build is whole
/// @param outdated why it will be built anew; empty where it fits
/// @param answers whether it can be searched meanwhile; where it cannot, it counts as empty
public record Inventory(
    Counts counts,
    int answered,
    int chinese,
    Map<String, String> hashes,
    Optional<LastSync> lastSync,
    Optional<String> followed,
    Optional<String> outdated,
    boolean answers) {

  /// Of an index that is not there.
  public static final Inventory NONE =
      new Inventory(
          new Counts(0, 0, 0),
          0,
          0,
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  public Inventory {
    hashes = Map.copyOf(hashes);
  }

  /// The same, to be built anew.
  ///
  /// @param why empty where it fits
  public Inventory outdated(Optional<String> why) {
    return new Inventory(counts, answered, chinese, hashes, lastSync, followed, why, answers);
  }

  /// Looks at the index in a folder beside whoever writes it: nothing is locked, made or changed.
  ///
  /// @param fingerprint what this program would build it with
  /// @return empty where there is no index
  /// @throws IOException where it cannot be read
  public static Optional<Inventory> look(Path folder, Fingerprint fingerprint) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Directory directory = FSDirectory.open(folder)) {
      if (!DirectoryReader.indexExists(directory)) {
        return Optional.empty();
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        return Optional.of(of(new IndexSearcher(reader), fingerprint));
      }
    }
  }

  static Inventory of(IndexSearcher searcher, Fingerprint fingerprint) throws IOException {
    Map<String, String> data = CommittedIndex.userData(searcher);
    Optional<LastSync> lastSync = LastSync.in(data);
    Optional<String> followed = Optional.ofNullable(data.get(Schema.FOLLOWED));
    Optional<String> outdated = fingerprint.difference(data);
    if (!fingerprint.answers(data)) {
      return new Inventory(NONE.counts(), 0, 0, Map.of(), lastSync, followed, outdated, false);
    }
    return new Inventory(
        IndexContents.counts(searcher),
        IndexContents.answered(searcher),
        IndexContents.chinese(searcher),
        IndexContents.noteHashes(searcher),
        lastSync,
        followed,
        outdated,
        true);
  }
}
