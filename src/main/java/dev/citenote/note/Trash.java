package dev.citenote.note;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hidden folder `.trash` inside the notes folder, where deleted notes wait for 30 days,
/// however many they are: each is a [TrashEntry]. What others keep there is left alone. Confined
/// to the lock of its [NoteStore].
final class Trash {
  static final String NAME = ".trash";
  static final Duration LONGEST = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(Trash.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  Trash(Path root) {
    this.folder = root.resolve(NAME);
  }

  /// What lies in it, the last deleted first. An entry that cannot be read is left out.
  List<TrashEntry> entries() throws IOException {
    List<TrashEntry> found = new ArrayList<>();
    for (Path entry : folders()) {
      try {
        TrashEntry.of(entry).ifPresent(found::add);
      } catch (IOException e) {
        LOG.warn("A deleted note cannot be read: {}", String.valueOf(e));
      }
    }
    found.sort(Comparator.comparing((TrashEntry it) -> it.deleted().id()).reversed());
    return found;
  }

  private List<Path> folders() throws IOException {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return found;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, TrashEntry::isOne)) {
      folders.forEach(found::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  /// Moves a note here, and drops those that have waited long enough.
  Deleted take(Path file, String path) throws IOException {
    Path entry = newEntry();
    Path place = entry.resolve(path);
    long size;
    try {
      size = Files.size(file);
      TrashEntry.remember(entry, path);
      SafeFile.makeParent(place);
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      clear(entry);
      throw e;
    }
    SafeFile.syncParent(place);
    SafeFile.syncParent(entry);
    SafeFile.syncParent(folder);
    SafeFile.syncParent(file);
    prune();
    return TrashEntry.deleted(entry, path, size);
  }

  private Path newEntry() throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder);
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotChangedException(new NoteChange.Blocked(NAME));
    }
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    String id = "%013d-%s".formatted(System.currentTimeMillis(), HexFormat.of().formatHex(random));
    return Files.createDirectory(folder.resolve("citenote-" + id));
  }

  /// Removes the folder of a note that lies elsewhere now. That it stays hurts nobody, so that the
  /// change that was made is no failure.
  void clear(Path entry) {
    try {
      TrashEntry.clear(entry);
    } catch (IOException e) {
      LOG.warn("A folder of the trash cannot be removed: {}", String.valueOf(e));
    }
  }

  /// The note that was just taken is safe, whatever becomes of the others.
  private void prune() {
    Instant oldest = Instant.now().minus(LONGEST);
    try {
      for (Path entry : folders()) {
        if (TrashEntry.deleted(entry, "", 0).deleted().isBefore(oldest)) {
          drop(entry);
        }
      }
    } catch (IOException e) {
      LOG.warn("Old notes in the trash cannot be looked for: {}", String.valueOf(e));
    }
  }

  private void drop(Path entry) {
    try {
      delete(entry);
    } catch (IOException e) {
      LOG.warn("An old note in the trash cannot be deleted: {}", String.valueOf(e));
    }
  }

  /// Deletes an entry with all that is in it; a link goes, and what it leads to stays.
  private void delete(Path entry) throws IOException {
    if (!folder.equals(entry.getParent())) {
      throw new NotDirectoryException(entry.toString());
    }
    Files.walkFileTree(
        entry,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
