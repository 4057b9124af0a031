package dev.citenote.note;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The hashes of the files of a notes folder, which remembers those of files that have not been
/// written since. Thread-safe.
final class Inventory {
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(FileStamp stamp, String hash) {}

  /// A file with its hash, which may be remembered.
  NoteFile listed(Path file, String path) throws IOException {
    FileStamp stamp = FileStamp.read(file);
    Known before = known.get(path);
    if (before != null && before.stamp().equals(stamp)) {
      return new NoteFile(path, stamp.size(), stamp.modified(), before.hash());
    }
    Instant start = Instant.now();
    String hash = NoteReader.sha256(bytes(file, path));
    if (stamp.stands(start)) {
      known.put(path, new Known(stamp, hash));
    } else {
      known.remove(path);
    }
    return new NoteFile(path, stamp.size(), stamp.modified(), hash);
  }

  /// A file with the hash of what it holds at this moment.
  static NoteFile now(Path file, String path) throws IOException {
    return of(file, path, bytes(file, path));
  }

  static NoteFile of(Path file, String path, byte[] bytes) throws IOException {
    return new NoteFile(
        path, bytes.length, FileStamp.read(file).modified(), NoteReader.sha256(bytes));
  }

  /// @throws IOException also where it is no regular file any more, or a link
  static byte[] bytes(Path file, String path) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnreadableException("it is no longer a regular file");
    }
    Optional<Format> format = Format.of(path);
    return NoteReader.bytes(
        file, format.orElseThrow(() -> new UnreadableException(Format.notRead())));
  }

  /// Forgets all but these.
  void retain(Set<String> paths) {
    known.keySet().retainAll(paths);
  }
}
