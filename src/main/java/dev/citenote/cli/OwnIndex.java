package dev.citenote.cli;

import dev.citenote.index.IndexCheckup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Where notes are indexed while nobody names a folder for it: in the usual one, or beside it where
/// that is the index of other notes, so that trying some notes never costs the index of others.
/// Stateless.
final class OwnIndex {
  private static final int HASH_BYTES = 4;

  private OwnIndex() {}

  /// The folder beside the usual one for these notes; empty where they are to have the usual one,
  /// as also where the notes that it was made from are no longer there and these have none yet.
  static Optional<Path> of(Path usual, Path notes) {
    String root = Settings.real(notes).toString();
    Path beside = usual.resolveSibling(usual.getFileName() + "-" + name(root));
    return IndexCheckup.notes(usual)
        .filter(it -> !it.equals(root))
        .filter(it -> Files.isDirectory(beside) || Files.isDirectory(Path.of(it)))
        .map(it -> beside);
  }

  private static String name(String root) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(root.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
