package dev.citenote.cli;

/// What the person asked for cannot be: one line that names the value and the remedy; exit 2.
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }

  UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
