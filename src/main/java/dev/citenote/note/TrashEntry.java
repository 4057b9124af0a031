package dev.citenote.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One deleted note, and where its file lies now: below a folder of its own, under the path it had,
/// which a hidden file in that folder remembers. Whatever else comes to lie there, from a file
/// manager or a program that syncs, is never taken for the note. Immutable.
///
/// @param folder its own, inside the trash
/// @param file inside that
record TrashEntry(Path folder, Path file, Deleted deleted) {
  private static final Pattern NAME = Pattern.compile("citenote-((\\d{13})-[0-9a-f]{16})");

  /// Notes have no hidden names, so that none can be called this.
  private static final String RECORD = ".citenote-path";

  private static final int MAX_RECORD = 1 << 16;

  /// The entry in a folder; empty where the note is not there any more.
  ///
  /// @throws IOException where the folder cannot be read, or a link stands on the way
  static Optional<TrashEntry> of(Path folder) throws IOException {
    Optional<Path> path = remembered(folder);
    if (path.isEmpty() || !Files.exists(folder.resolve(path.get()), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Descent descent = new Descent(folder);
    Path file = descent.file(path.get().toString());
    return Optional.of(
        new TrashEntry(folder, file, deleted(folder, descent.relative(file), Files.size(file))));
  }

  /// What a folder of that name says of a note.
  static Deleted deleted(Path folder, String path, long bytes) {
    Matcher name = name(folder);
    if (!name.matches()) {
      throw new IllegalArgumentException("the name of an entry must hold an id, got " + folder);
    }
    return new Deleted(
        name.group(1), path, bytes, Instant.ofEpochMilli(Long.parseLong(name.group(2))));
  }

  /// Whether a folder is that of an entry.
  static boolean isOne(Path folder) {
    return name(folder).matches() && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
  }

  private static Matcher name(Path folder) {
    return NAME.matcher(folder.getFileName().toString());
  }

  /// Remembers where in its folder a note will lie.
  static void remember(Path folder, String path) throws IOException {
    SafeFile.create(folder.resolve(RECORD), path.getBytes(UTF_8));
  }

  /// Others may have written it: a path that leads out of the folder is none.
  private static Optional<Path> remembered(Path folder) throws IOException {
    Path record = folder.resolve(RECORD);
    if (!Files.isRegularFile(record, LinkOption.NOFOLLOW_LINKS)
        || Files.size(record) > MAX_RECORD) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(Files.readString(record));
      boolean inside = !path.isAbsolute() && !path.startsWith("..") && path.getRoot() == null;
      return inside && path.normalize().equals(path) && !path.toString().isEmpty()
          ? Optional.of(path)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// Removes the folder of a note that lies elsewhere now. Where others keep a file in it, it
  /// stays, with what remembers the path, which leads to nothing.
  static void clear(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException failure)
              throws IOException {
            if (!inner.equals(folder) && isEmpty(inner, Optional.empty())) {
              Files.delete(inner);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Path record = folder.resolve(RECORD);
    if (isEmpty(folder, Optional.of(record))) {
      Files.deleteIfExists(record);
      Files.delete(folder);
    }
  }

  /// @param aside what does not count
  private static boolean isEmpty(Path folder, Optional<Path> aside) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(it -> aside.filter(it::equals).isPresent());
    }
  }
}
