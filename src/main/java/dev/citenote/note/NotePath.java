package dev.citenote.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/// A path that a request may name for a new note: relative, in plain segments, in the normal form
/// NFC. Every name that comes from outside becomes one before a file is touched. Immutable.
///
/// @param segments folders, outermost first, and then the name
public record NotePath(List<String> segments) {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_BYTES = 1_000;

  /// @throws IllegalArgumentException with the segment and the rule, where one is broken
  public NotePath {
    segments = segments.stream().map(it -> Normalizer.normalize(it, Normalizer.Form.NFC)).toList();
    if (segments.isEmpty() || segments.size() > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a path must have 1 to %d segments, got %d".formatted(MAX_DEPTH, segments.size()));
    }
    if (String.join("/", segments).getBytes(UTF_8).length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a path must have at most %,d bytes: shorten it".formatted(MAX_BYTES));
    }
    for (String segment : segments) {
      Optional<String> objection = NameRules.objection(segment);
      if (objection.isPresent()) {
        throw new IllegalArgumentException(
            "each segment of a path %s, got %s".formatted(objection.get(), shown(segment)));
      }
    }
  }

  /// The path that a text names.
  ///
  /// @param path relative, with `/`
  /// @throws IllegalArgumentException with the segment and the rule, where one is broken
  public static NotePath of(String path) {
    return new NotePath(List.of(path.split("/", -1)));
  }

  /// A path inside a folder.
  ///
  /// @param folder relative, with `/`; blank for the notes folder itself
  /// @throws IllegalArgumentException with the segment and the rule, where one is broken
  public static NotePath of(String folder, String path) {
    return of(folder.isEmpty() ? path : folder + "/" + path);
  }

  @Override
  public String toString() {
    return String.join("/", segments);
  }

  private static String shown(String segment) {
    String line = segment.substring(0, Math.min(segment.length(), 40));
    return "\"" + line.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "?") + "\"";
  }
}
