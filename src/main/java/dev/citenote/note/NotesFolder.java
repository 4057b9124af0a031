package dev.citenote.note;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A folder of notes on disk: lists what is there and reads one note at a time. Nothing is ever
/// written to it, and no link out of it is followed. Immutable and thread-safe; the folder itself
/// may change at any time.
public final class NotesFolder {

  /// Largest text that is read, in bytes; of a document, the text that is taken from it.
  public static final long MAX_BYTES = 5L << 20;

  private static final String UNNAMED = "its name is not readable as text: rename it";

  private final Path root;

  /// @throws IllegalArgumentException where the path is not a folder
  public NotesFolder(Path root) {
    if (!Files.isDirectory(root)) {
      String what = Files.exists(root) ? " is not a folder" : " is not there";
      throw new IllegalArgumentException("the notes folder " + root + what);
    }
    try {
      this.root = root.toRealPath();
    } catch (IOException e) {
      throw new IllegalArgumentException("the notes folder " + root + " cannot be read", e);
    }
  }

  private NotesFolder(String root) {
    this.root = Path.of(root);
  }

  /// A folder that was there once, and may come back at any time.
  ///
  /// @param root where it really was
  public static NotesFolder formerly(String root) {
    return new NotesFolder(root);
  }

  /// Where the folder really is, links followed.
  public Path root() {
    return root;
  }

  /// What lies in the folder now, sorted by path. Hidden files and folders are left out.
  ///
  /// @throws IOException where the folder itself cannot be listed
  public Listing list() throws IOException {
    Lister lister = new Lister();
    Files.walkFileTree(root, lister);
    lister.paths.sort(Comparator.naturalOrder());
    lister.skipped.sort(Comparator.comparing(Skipped::path));
    return new Listing(lister.paths, lister.skipped);
  }

  /// Reads one note of a [Listing].
  public Reading read(String path) {
    try {
      Path file = root.resolve(path);
      return isBehindLink(file)
          ? new Skipped(path, "a folder above it is a symbolic link")
          : NoteReader.read(file, path);
    } catch (InvalidPathException e) {
      return new Skipped(path, UNNAMED);
    }
  }

  /// Hash of a file's content as [Note#contentHash] has it; quick, whatever its format. Empty where
  /// the file cannot be read: reading it says why.
  public Optional<String> contentHash(String path) {
    try {
      Path file = root.resolve(path);
      return isBehindLink(file) ? Optional.empty() : NoteReader.contentHash(file, path);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// Whether a folder above a file has become a link since it was listed.
  private boolean isBehindLink(Path file) {
    Path parent = file.getParent();
    try {
      return parent != null && !parent.equals(root) && !parent.toRealPath().equals(parent);
    } catch (IOException e) {
      return false; // then it is gone, which reading says
    }
  }

  /// Length of a file in bytes; 0 where it is not there.
  public long size(String path) {
    try {
      return Files.size(root.resolve(path));
    } catch (IOException | InvalidPathException e) {
      return 0;
    }
  }

  /// The files of a notes folder. Immutable.
  ///
  /// @param paths what can be read, relative to the folder, with `/`
  /// @param skipped what cannot, with reasons
  public record Listing(List<String> paths, List<Skipped> skipped) {

    public Listing {
      paths = List.copyOf(paths);
      skipped = List.copyOf(skipped);
    }
  }

  private final class Lister extends SimpleFileVisitor<Path> {
    private final List<String> paths = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && isHidden(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isHidden(file)) {
        String path = relative(file);
        String obstacle = isNamed(file, path) ? obstacle(path, attributes) : UNNAMED;
        if (obstacle.isEmpty()) {
          paths.add(path);
        } else {
          skipped.add(new Skipped(path, obstacle));
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(root)) {
        throw failure;
      }
      skipped.add(new Skipped(relative(file), "it cannot be opened"));
      return FileVisitResult.CONTINUE;
    }

    private String relative(Path file) {
      return root.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private static boolean isHidden(Path file) {
      return file.getFileName().toString().startsWith(".");
    }

    /// Whether the path leads back to the file: names may be of bytes that are no characters.
    private boolean isNamed(Path file, String path) {
      try {
        return root.resolve(path).equals(file);
      } catch (InvalidPathException e) {
        return false; // which is the answer
      }
    }

    private static String obstacle(String path, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        return "it is a symbolic link";
      }
      if (!attributes.isRegularFile()) {
        return "it is not a regular file";
      }
      return Format.of(path)
          .map(format -> attributes.size() > format.maxBytes() ? format.tooLarge() : "")
          .orElseGet(Format::notRead);
    }
  }
}
