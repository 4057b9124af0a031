package dev.citenote.note;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// Writes a file so that, whatever happens, its old or its new content is there and never a part of
/// it: a temporary file beside it is forced to the disk and moved over it, and so is the move.
/// Stateless.
public final class AtomicFile {
  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  private AtomicFile() {}

  /// Puts a file in the place of what is there, if anything is.
  ///
  /// @throws IOException where it cannot be written; what was there is untouched then
  public static void write(Path file, byte[] content) throws IOException {
    Path folder = parent(file);
    Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      move(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// Moves a file or a folder within a disk, over a file of the new name, and forces the move to
  /// the disk.
  public static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    force(parent(to));
    if (!parent(from).equals(parent(to))) {
      force(parent(from));
    }
  }

  /// Makes a folder and those above it that are missing, and forces their names to the disk.
  public static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      makeFolder(parent(folder));
      Files.createDirectories(folder);
      force(parent(folder));
    }
  }

  /// Forces to the disk which files a folder holds; Windows does so by itself.
  public static void force(Path folder) throws IOException {
    if (WINDOWS) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("a file must lie in a folder, got " + file);
    }
    return parent;
  }
}
