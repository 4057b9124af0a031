package dev.citenote.encoder;

/// A model that failed on a text, gave a vector that is not finite, or could not be loaded when the
/// first text came for it. The text has no vector, and nothing was put in its place.
public final class EncodingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  EncodingException(String message) {
    super(message);
  }

  EncodingException(String message, Throwable cause) {
    super(message, cause);
  }

  EncodingException(ModelException cause) {
    super(cause.getMessage(), cause);
  }
}
