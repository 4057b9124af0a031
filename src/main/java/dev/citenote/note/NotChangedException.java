package dev.citenote.note;

import java.io.IOException;

/// Ends a change of the notes folder before anything was changed. Its outcome is what is told.
final class NotChangedException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient NoteChange outcome;

  NotChangedException(NoteChange outcome) {
    super(outcome.toString());
    this.outcome = outcome;
  }

  NoteChange outcome() {
    return outcome;
  }
}
