package dev.citenote.index;

/// An index that cannot be used, with what to do about it in one line a person understands.
public final class IndexException extends Exception {
  private static final long serialVersionUID = 1;

  IndexException(String message) {
    super(message);
  }

  IndexException(String message, Throwable cause) {
    super(message, cause);
  }
}
