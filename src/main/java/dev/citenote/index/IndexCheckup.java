package dev.citenote.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// Looks after the index in a folder without opening it for anything else. Stateless.
public final class IndexCheckup {
  private IndexCheckup() {}

  /// The process that said it writes to the index in a folder, while it lives; empty where none
  /// did.
  public static Optional<Holder> holder(Path folder) {
    return new HolderFile(folder).read();
  }

  /// What was found damaged and moved aside of the index in a folder, the oldest first.
  ///
  /// @throws IOException where the folder that it lies in cannot be listed
  public static List<Path> setAsideOf(Path folder) throws IOException {
    return IndexFolder.setAsideOf(folder);
  }

  /// The folder of notes that the index in a folder is of, whole or in part; empty where there is
  /// no index, or none that can be read or says so.
  public static Optional<String> notes(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Directory directory = FSDirectory.open(folder)) {
      return CommittedIndex.notes(SegmentInfos.readLatestCommit(directory).getUserData());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // whoever opens it says why
    }
  }

  /// Reads every file of the last commit in a folder and compares its checksum, without opening the
  /// index for anything else.
  ///
  /// @return what is wrong, a line each; empty where all is well, or where nothing is indexed yet
  public static List<String> check(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Directory directory = FSDirectory.open(folder)) {
      return directory.listAll().length == 0
          ? List.of()
          : IndexContents.damages(directory).stream().map(it -> damage(folder, it)).toList();
    } catch (IOException e) {
      return List.of(damage(folder, Damage.of(e)));
    }
  }

  /// What is wrong with a file of an index, such as that it is missing, in a few words; empty where
  /// the failure is of another kind.
  public static Optional<String> damage(Throwable failure) {
    return Damage.known(failure);
  }

  private static String damage(Path folder, String what) {
    return "the index %s is damaged (%s): run `citenote index`, which sets it aside and builds it anew"
        .formatted(folder, what);
  }
}
