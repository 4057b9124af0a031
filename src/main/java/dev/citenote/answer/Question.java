package dev.citenote.answer;

import java.util.Optional;

/// What a person asks, checked. Immutable.
///
/// @param text free-form, not blank, at most [#MAX_LENGTH] characters (code points); understood by
///     itself
/// @param depth how many passages may serve as evidence, 1 to [#MAX_DEPTH]
/// @param mode what the draft may draw on
/// @param asked as the person wrote it, where the text was put together from it and what was said
///     before
public record Question(String text, int depth, Mode mode, Optional<String> asked) {

  /// Longest question, in Unicode code points.
  public static final int MAX_LENGTH = 4_000;

  /// Most passages that may serve as evidence.
  public static final int MAX_DEPTH = 50;

  /// Passages used as evidence where the person names no number.
  public static final int DEFAULT_DEPTH = 8;

  /// @throws IllegalArgumentException with a sentence for the person, where a value is out of range
  public Question {
    if (text.isBlank()) {
      throw new IllegalArgumentException("the question is blank: write what you want to know");
    }
    int length = text.codePointCount(0, text.length());
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the question has %,d characters, at most %,d are read: shorten it"
              .formatted(length, MAX_LENGTH));
    }
    if (depth < 1 || depth > MAX_DEPTH) {
      throw new IllegalArgumentException("k must be between 1 and " + MAX_DEPTH + ", got " + depth);
    }
  }

  /// A question as the person wrote it.
  public Question(String text, int depth, Mode mode) {
    this(text, depth, mode, Optional.empty());
  }

  /// The same question in words that can be understood by themselves; this one where they would
  /// be too many.
  Question inFull(String words) {
    return words.codePointCount(0, words.length()) > MAX_LENGTH
        ? this
        : new Question(words, depth, mode, Optional.of(asWritten()));
  }

  /// The words of the person.
  public String asWritten() {
    return asked.orElse(text);
  }

  /// What a draft may draw on.
  public enum Mode {
    /// A language model where one is configured; it may add what it knows, labelled as its own.
    AUTO,
    /// A language model where one is configured; nothing beyond the notes.
    NOTES,
    /// Sentences of the notes; never calls a model.
    EXTRACT
  }
}
