package dev.citenote.retrieve;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Passages that cannot be read where they are kept, as where a file was damaged while it is open.
/// The same may succeed in a moment.
public final class RetrievalException extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  private final String why;

  /// @param why what is wrong, in a few words for people
  public RetrievalException(String why, IOException cause) {
    super("the index cannot be read (%s); run `citenote doctor`".formatted(why), cause);
    this.why = why;
  }

  /// What is wrong, in a few words for people.
  public String why() {
    return why;
  }
}
