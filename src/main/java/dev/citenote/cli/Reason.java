package dev.citenote.cli;

/// What a failure says of itself. Stateless.
final class Reason {
  private Reason() {}

  /// The failure's message on one line, or its name where it has none.
  static String of(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.replaceAll("\\s*\\R\\s*", " ");
  }
}
