package dev.citenote.llm;

import java.time.Duration;

/// On what terms a language model is asked. Immutable.
///
/// @param temperature 0 to 2; a low one keeps drafts to the evidence
/// @param contextTokens tokens that prompt and answer may fill together, at least 1,024
/// @param maxChars most characters of one answer, thoughts among them; the rest is cut
/// @param deadlines how long is waited, and for what
public record Terms(double temperature, int contextTokens, int maxChars, Deadlines deadlines) {

  /// What holds where nothing is set.
  public static final Terms USUAL = new Terms(0.2, 8_192, 200_000, Deadlines.USUAL);

  static final int LEAST_CONTEXT = 1_024;

  /// @throws IllegalArgumentException naming the value and the rule, where one is broken
  public Terms {
    if (!(temperature >= 0 && temperature <= 2)) {
      throw new IllegalArgumentException("temperature must be from 0 to 2, got " + temperature);
    }
    if (contextTokens < LEAST_CONTEXT) {
      throw new IllegalArgumentException("context tokens must be >= 1024, got " + contextTokens);
    }
    if (maxChars < 1) {
      throw new IllegalArgumentException("max chars must be >= 1, got " + maxChars);
    }
  }

  /// The usual terms with other deadlines.
  public static Terms within(Deadlines deadlines) {
    return new Terms(USUAL.temperature(), USUAL.contextTokens(), USUAL.maxChars(), deadlines);
  }

  /// How long is waited. The total ends everything, so the others may be longer. Immutable.
  ///
  /// @param connect for a connection
  /// @param firstToken from the question to the first word or thought: a local model is loaded from
  ///     disk and reads the whole prompt before it says anything
  /// @param idle between two words or thoughts, once there was one
  /// @param total for the whole answer, with the one retry
  public record Deadlines(Duration connect, Duration firstToken, Duration idle, Duration total) {

    /// What holds where nothing is set.
    public static final Deadlines USUAL =
        new Deadlines(
            Duration.ofSeconds(5),
            Duration.ofSeconds(120),
            Duration.ofSeconds(30),
            Duration.ofSeconds(300));

    /// @throws IllegalArgumentException where one is not positive
    public Deadlines {
      requirePositive("connect", connect);
      requirePositive("first token", firstToken);
      requirePositive("idle", idle);
      requirePositive("total", total);
    }

    /// The usual deadlines with another total.
    public static Deadlines within(Duration total) {
      return new Deadlines(USUAL.connect(), USUAL.firstToken(), USUAL.idle(), total);
    }

    private static void requirePositive(String name, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(
            "the model's " + name + " deadline must be positive, got " + value);
      }
    }
  }
}
