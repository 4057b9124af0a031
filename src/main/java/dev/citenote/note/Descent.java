package dev.citenote.note;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A way down into the notes folder, on which no link is followed and nothing is taken for its
/// twin: a name that differs in letter case or normal form alone. Confined to one thread.
final class Descent {
  private final Path root;
  private final List<Path> made = new ArrayList<>();

  Descent(Path root) {
    this.root = root;
  }

  /// A file of a listing, reached through folders that are no links.
  ///
  /// @throws NotChangedException where one is now
  Path file(String path) throws IOException {
    Path file = root.resolve(path);
    Path folder = root;
    for (Path segment : root.relativize(file.getParent())) {
      if (!segment.toString().isEmpty()) {
        folder = folder.resolve(segment);
        requireFolder(folder);
      }
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotChangedException(new NoteChange.Missing());
    }
    return file;
  }

  /// Where a new file may stand, with its folders made.
  ///
  /// @throws NotChangedException where the way is blocked, or the place occupied
  Path place(List<String> segments) throws IOException {
    Path folder = root;
    for (String segment : segments.subList(0, segments.size() - 1)) {
      folder = folder(folder, segment);
    }
    Optional<Path> there = twin(folder, segments.getLast());
    if (there.isPresent()) {
      throw occupied(there.get());
    }
    return folder.resolve(segments.getLast());
  }

  /// Takes back the folders that were made, where nothing stands in them.
  void undo() {
    for (Path folder : made.reversed()) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        return; // somebody uses it already, and so those above
      }
    }
  }

  private Path folder(Path parent, String name) throws IOException {
    Optional<Path> there = twin(parent, name);
    if (there.isEmpty()) {
      make(parent.resolve(name));
    } else if (!normal(there.get().getFileName().toString()).equals(normal(name))) {
      throw occupied(there.get());
    }
    Path folder = there.orElse(parent.resolve(name));
    requireFolder(folder);
    return folder;
  }

  private void make(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      made.add(folder);
      SafeFile.syncParent(folder);
    } catch (FileAlreadyExistsException e) {
      // Somebody made it in this moment: what it is, is looked at next.
    }
  }

  private void requireFolder(Path folder) throws NotChangedException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotChangedException(
          Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
              ? new NoteChange.Blocked(relative(folder))
              : new NoteChange.Missing());
    }
  }

  private NotChangedException occupied(Path there) {
    return new NotChangedException(new NoteChange.Occupied(relative(there), Optional.empty()));
  }

  String relative(Path file) {
    return root.relativize(file).toString().replace(File.separatorChar, '/');
  }

  /// What stands in a folder under a name or its twin; the name itself before all others, then one
  /// that differs in normal form alone.
  private static Optional<Path> twin(Path folder, String name) throws IOException {
    if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(folder.resolve(name));
    }
    List<Path> twins = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (folded(entry.getFileName().toString()).equals(folded(name))) {
          twins.add(entry);
        }
      }
    }
    return twins.stream()
        .filter(it -> normal(it.getFileName().toString()).equals(normal(name)))
        .findFirst()
        .or(() -> twins.stream().findFirst());
  }

  private static String normal(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  private static String folded(String name) {
    return normal(normal(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
  }
}
