package dev.citenote.note;

import java.io.IOException;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The hidden folder `.trash` inside the notes folder, where deleted notes wait: each below a
/// folder of its own, under the path it had. What others keep there is left alone. Confined to
/// the lock of its [NoteStore].
final class Trash {
  static final String NAME = ".trash";
  static final int MOST = 200;
  static final Duration LONGEST = Duration.ofDays(30);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern ENTRY = Pattern.compile("citenote-((\\d{13})-[0-9a-f]{16})");

  private final Path folder;

  Trash(Path root) {
    this.folder = root.resolve(NAME);
  }

  /// One deleted note, and where its file lies now.
  record Entry(Path folder, Path file, Deleted deleted) {}

  /// What lies in it, the last deleted first.
  List<Entry> entries() throws IOException {
    List<Entry> found = new ArrayList<>();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return found;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, "citenote-*")) {
      for (Path entry : folders) {
        Matcher name = ENTRY.matcher(entry.getFileName().toString());
        if (name.matches() && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          entry(entry, name).ifPresent(found::add);
        }
      }
    }
    found.sort(Comparator.comparing((Entry it) -> it.deleted().id()).reversed());
    return found;
  }

  private static Optional<Entry> entry(Path entry, Matcher name) throws IOException {
    FileFinder finder = new FileFinder();
    Files.walkFileTree(entry, finder);
    if (finder.files.isEmpty()) {
      return Optional.empty();
    }
    Path file = finder.files.getFirst();
    String path = new Descent(entry).relative(file);
    Instant when = Instant.ofEpochMilli(Long.parseLong(name.group(2)));
    return Optional.of(
        new Entry(entry, file, new Deleted(name.group(1), path, Files.size(file), when)));
  }

  /// Moves a note here, and drops the oldest where there are too many.
  Deleted take(Path file, String path) throws IOException {
    Path entry = newEntry();
    Path place = entry.resolve(path);
    long size = Files.size(file);
    try {
      Files.createDirectories(place.getParent());
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      drop(entry);
      throw e;
    }
    SafeFile.syncParent(place);
    SafeFile.syncParent(entry);
    SafeFile.syncParent(folder);
    SafeFile.syncParent(file);
    prune();
    Matcher name = ENTRY.matcher(entry.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalStateException("no id in " + entry);
    }
    Instant when = Instant.ofEpochMilli(Long.parseLong(name.group(2)));
    return new Deleted(name.group(1), path, size, when);
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

  private void prune() throws IOException {
    Instant oldest = Instant.now().minus(LONGEST);
    List<Entry> entries = entries();
    for (int i = 0; i < entries.size(); i++) {
      if (i >= MOST || entries.get(i).deleted().deleted().isBefore(oldest)) {
        drop(entries.get(i).folder());
      }
    }
  }

  /// Deletes an entry with all that is in it; a link goes, and what it leads to stays.
  void drop(Path entry) throws IOException {
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

  private static final class FileFinder extends SimpleFileVisitor<Path> {
    private final List<Path> files = new ArrayList<>();

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.add(file);
        return FileVisitResult.TERMINATE;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
