package dev.citenote.note;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/// Writes files so that each is there as a whole or not at all, and on disk when the method
/// returns: written beside its place under a hidden name, synced, and then put in place. Stateless.
final class SafeFile {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PREFIX = ".citenote-";
  private static final String ENDING = ".part";

  /// What a crash left behind is older than this; what is being written is not.
  private static final Duration LEFT_BEHIND = Duration.ofHours(1);

  private SafeFile() {}

  /// Writes a new file.
  ///
  /// @throws FileAlreadyExistsException where something stands there; it is left alone
  static void create(Path file, byte[] content) throws IOException {
    Path part = written(file, content);
    try {
      putInPlace(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
    syncParent(file);
  }

  /// Looks at a file in the last instant before it is replaced, and throws where it must not be.
  interface LastLook {
    void take() throws IOException;
  }

  /// Replaces a file, whose permissions are kept.
  ///
  /// @param look taken when the new content is on disk and nothing is left but to put it in place
  static void replace(Path file, byte[] content, LastLook look) throws IOException {
    Path part = written(file, content);
    try {
      copyPermissions(file, part);
      look.take();
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    syncParent(file);
  }

  /// Moves a file to a place on the same disk where nothing stands.
  ///
  /// @throws FileAlreadyExistsException where something does; both are left alone
  static void move(Path from, Path to) throws IOException {
    putInPlace(from, to);
    // The old name goes when the new one is safe.
    syncParent(to);
    Files.deleteIfExists(from);
    syncParent(from);
  }

  /// Makes the folders that a file will lie in, where they are missing.
  static void makeParent(Path file) throws IOException {
    AtomicFile.makeFolder(parent(file));
  }

  /// A link is made only where nothing stands, whoever else writes there at this moment.
  private static void putInPlace(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      reserve(from, to);
    }
  }

  /// Where the disk knows no hard links: takes the name with an empty file of its own, and puts the
  /// other over it.
  static void reserve(Path from, Path to) throws IOException {
    Files.createFile(to);
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.delete(to);
      throw e;
    }
  }

  private static Path written(Path file, byte[] content) throws IOException {
    sweep(parent(file));
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    Path part = file.resolveSibling(PREFIX + HexFormat.of().formatHex(random) + ENDING);
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return part;
  }

  private static void sweep(Path folder) throws IOException {
    Instant limit = Instant.now().minus(LEFT_BEHIND);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PREFIX + "*" + ENDING)) {
      for (Path part : parts) {
        if (Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(part, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(limit)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(from, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.getParent(), "every note has a folder");
  }

  /// Has the name of a file written to disk, where the system can.
  static void syncParent(Path file) {
    syncFolder(parent(file));
  }

  /// Has the names in a folder written to disk, where the system can.
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders, and writes their names by itself.
    }
  }
}
