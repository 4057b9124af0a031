package dev.citenote.encoder;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;

/// A file beside a card, and what it must be. Immutable.
///
/// @param file name inside the card's folder
/// @param bytes exact size
/// @param sha256 SHA-256 of the content, lower-case hexadecimal
record ModelFile(
    @JsonProperty(required = true) String file,
    @JsonProperty(required = true) long bytes,
    @JsonProperty(required = true) String sha256) {
  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  ModelFile {
    Card.require(
        PLAIN_NAME.matcher(file).matches(),
        "file must be a plain name inside the model's folder, got " + file);
    Card.require(bytes >= 1 && bytes <= 1L << 30, "bytes must be 1 to 1073741824, got " + bytes);
    Card.require(SHA256.matcher(sha256).matches(), "sha256 must be 64 hexadecimal digits");
  }
}
