package dev.citenote.encoder;

/// A model that cannot be used, with what to do about it in one line a person understands.
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1;

  ModelException(String message) {
    super(message);
  }

  ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
