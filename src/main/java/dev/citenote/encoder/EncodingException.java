package dev.citenote.encoder;

/// A model that was loaded and then failed on a text, or gave a vector that is not finite. The text
/// has no vector, and nothing was put in its place.
public final class EncodingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  EncodingException(String message) {
    super(message);
  }

  EncodingException(String message, Throwable cause) {
    super(message, cause);
  }
}
