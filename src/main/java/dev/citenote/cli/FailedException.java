package dev.citenote.cli;

/// A command could not be carried out: one line that says what and the remedy; exit 1.
final class FailedException extends Exception {
  private static final long serialVersionUID = 1;

  FailedException(String message) {
    super(message);
  }

  FailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
