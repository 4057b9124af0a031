package dev.citenote.note;

import java.io.IOException;

/// Says that a file's words cannot be had, and why. Its message is the reason of a [Skipped].
final class UnreadableException extends IOException {
  private static final long serialVersionUID = 1;

  private final String reason;

  /// @param reason one clause, without a full stop
  UnreadableException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
