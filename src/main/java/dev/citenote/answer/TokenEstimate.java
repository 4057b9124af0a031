package dev.citenote.answer;

/// How many tokens a text may be for a language model, estimated from above: one for each Han
/// character, digit, punctuation mark or other character, one for three Latin letters or spaces,
/// two for a character outside the basic plane. The tokenizers of common models need fewer for
/// prose: Qwen's about .7 for a Han character, all of them about a quarter for a letter of English.
/// Stateless.
final class TokenEstimate {
  /// Thirds of a token.
  private static final int WHOLE = 3;

  private TokenEstimate() {}

  static int of(String text) {
    long thirds = text.codePoints().mapToLong(TokenEstimate::thirds).sum();
    return Math.toIntExact((thirds + WHOLE - 1) / WHOLE);
  }

  private static int thirds(int c) {
    boolean latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ';
    if (latin) {
      return 1;
    }
    return c > Character.MAX_VALUE ? 2 * WHOLE : WHOLE;
  }
}
