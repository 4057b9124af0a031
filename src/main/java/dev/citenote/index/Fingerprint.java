package dev.citenote.index;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What an index was built with; an index with another fingerprint is built again, and searched
/// meanwhile where its fields and vectors are the same. Immutable.
///
/// @param encoder identity of the encoder: the same for the same vectors
/// @param dimensions length of a vector
/// @param cutter version of the rules that cut notes into passages
/// @param analysis version of the rules that cut passages into words
/// @param schema version of the index's fields
public record Fingerprint(String encoder, int dimensions, int cutter, int analysis, int schema) {

  /// The fingerprint of this program with an encoder and a cutter.
  public static Fingerprint of(String encoder, int dimensions, int cutter) {
    return new Fingerprint(encoder, dimensions, cutter, BodyAnalyzer.VERSION, Schema.VERSION);
  }

  /// As it is kept with each commit.
  Map<String, String> toUserData() {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("encoder", encoder);
    data.put("dimensions", Integer.toString(dimensions));
    data.put("cutter", Integer.toString(cutter));
    data.put("analysis", Integer.toString(analysis));
    data.put("schema", Integer.toString(schema));
    return data;
  }

  /// The fingerprint of a commit; empty where it has none, or other fields than this program reads.
  static Optional<Fingerprint> in(Map<String, String> userData) {
    if (!isIn(userData) || !Integer.toString(Schema.VERSION).equals(userData.get("schema"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Fingerprint(
              userData.getOrDefault("encoder", ""),
              Integer.parseInt(userData.getOrDefault("dimensions", "")),
              Integer.parseInt(userData.getOrDefault("cutter", "")),
              Integer.parseInt(userData.getOrDefault("analysis", "")),
              Schema.VERSION));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// Whether a commit was made by this program, whatever its version.
  static boolean isIn(Map<String, String> userData) {
    return userData.containsKey("encoder") && userData.containsKey("schema");
  }

  /// What makes a commit unfit, in words; empty where it fits.
  Optional<String> difference(Map<String, String> userData) {
    return toUserData().entrySet().stream()
        .filter(entry -> !Objects.equals(userData.get(entry.getKey()), entry.getValue()))
        .findFirst()
        .map(entry -> "it was built with another " + word(entry.getKey()));
  }

  /// Whether a commit has the fields and vectors that this program reads, whatever made its
  /// passages.
  boolean answers(Map<String, String> userData) {
    Map<String, String> own = toUserData();
    return Stream.of("encoder", "dimensions", "schema")
        .allMatch(key -> Objects.equals(userData.get(key), own.get(key)));
  }

  private static String word(String key) {
    return switch (key) {
      case "encoder", "dimensions" -> "encoder model";
      case "cutter" -> "version of the passage rules";
      case "analysis" -> "version of the word rules";
      default -> "version of the index format";
    };
  }
}
