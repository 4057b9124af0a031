package dev.citenote.index;

import dev.citenote.note.AtomicFile;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NIOFSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder an index lives in: tells an index from somebody's other files, and moves an index
/// that cannot be read aside. Nothing is deleted here but indexes that were moved aside. Stateless.
final class IndexFolder {
  private static final Pattern INDEX_FILE =
      Pattern.compile("(?:pending_)?segments_\\w+|_\\w+[._][\\w.-]*|write\\.lock|\\..*");
  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
  private static final int KEPT = 2;
  private static final String TIME_FORM = "\\d{8}-\\d{6}-\\d{3}";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

  private IndexFolder() {}

  /// Refuses a folder that holds anything but an index of this program.
  static void requireOurs(Path folder) throws IndexException {
    try {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new IndexException("the index " + folder + " is a file, not a folder: name another");
      }
      if (!Files.isDirectory(folder)) {
        AtomicFile.makeFolder(folder);
      }
      List<String> foreign =
          names(folder).stream().filter(name -> !INDEX_FILE.matcher(name).matches()).toList();
      if (!foreign.isEmpty() || isOfOtherProgram(folder)) {
        throw new IndexException(
            "the folder %s is not an index of this program%s: name another, or a new one"
                .formatted(
                    folder, foreign.isEmpty() ? "" : " (it holds " + foreign.getFirst() + ")"));
      }
    } catch (IOException e) {
      throw new IndexException(
          "the index folder %s cannot be made or read: name another with --index".formatted(folder),
          e);
    }
  }

  /// Whether a commit ought to be there and is not.
  static boolean isIncomplete(Path folder) throws IOException {
    try (Directory directory = FSDirectory.open(folder)) {
      if (DirectoryReader.indexExists(directory)
          || names(folder).stream()
              .allMatch(name -> name.matches("write\\.lock|pending_.*|.*\\.tmp|\\..*"))) {
        return false;
      }
      // Another process may be about to commit: what is locked is not ours to judge.
      return isFree(folder);
    }
  }

  /// The folder of an index to write to, made where it is missing; its files are not mapped: a
  /// merge reads all of some, and would hold as much memory.
  static Directory written(Path folder) throws IOException {
    AtomicFile.makeFolder(folder);
    return new NIOFSDirectory(folder);
  }

  /// Whether the index that a process has open was deleted.
  static boolean isGone(Directory directory) throws IOException {
    try {
      return !DirectoryReader.indexExists(directory);
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /// Whether no process writes to the index.
  static boolean isFree(Path folder) throws IOException {
    try (Directory directory = FSDirectory.open(folder);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      return true;
    } catch (LockObtainFailedException e) {
      return false;
    }
  }

  /// Whether a failure to open means that the files are damaged, or of another Lucene.
  static boolean isDamage(Exception failure) {
    return failure instanceof CorruptIndexException
        || failure instanceof IndexFormatTooOldException
        || failure instanceof IndexFormatTooNewException
        || failure instanceof NoSuchFileException
        || failure instanceof FileNotFoundException
        || failure instanceof EOFException
        || failure instanceof IllegalArgumentException;
  }

  /// Moves the folder to `<folder>.bad-<time>` beside it, and says where it went. Of those, the two
  /// newest are kept.
  static Path setAside(Path folder) throws IOException {
    Path name = folder.toAbsolutePath().normalize();
    Path aside =
        name.resolveSibling(
            name.getFileName() + ".bad-" + TIME.format(LocalDateTime.now(ZoneId.systemDefault())));
    AtomicFile.move(name, aside);
    List<Path> all = setAsideOf(folder);
    for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
      try {
        delete(old);
      } catch (IOException e) {
        LOG.debug("an index that was moved aside stays there", e);
      }
    }
    return aside;
  }

  /// What was moved aside of an index, the oldest first.
  static List<Path> setAsideOf(Path folder) throws IOException {
    Path name = folder.toAbsolutePath().normalize();
    Pattern aside = Pattern.compile(Pattern.quote(name.getFileName() + ".bad-") + TIME_FORM);
    try (Stream<Path> beside = Files.list(name.resolveSibling("."))) {
      return beside
          .map(Path::normalize)
          .filter(it -> aside.matcher(it.getFileName().toString()).matches())
          .filter(it -> Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  /// Deletes a folder that was moved aside, unless somebody put a file of another kind into it.
  private static void delete(Path aside) throws IOException {
    List<String> names = names(aside);
    if (names.stream().allMatch(name -> INDEX_FILE.matcher(name).matches())) {
      for (String name : names) {
        Path file = aside.resolve(name);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          delete(file);
        } else {
          Files.delete(file);
        }
      }
      Files.delete(aside);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static boolean isOfOtherProgram(Path folder) throws IOException {
    try (Directory directory = FSDirectory.open(folder)) {
      return DirectoryReader.indexExists(directory)
          && !Fingerprint.isIn(SegmentInfos.readLatestCommit(directory).getUserData());
    } catch (IOException | IllegalArgumentException e) {
      if (isDamage(e)) {
        return false;
      }
      throw e;
    }
  }
}
