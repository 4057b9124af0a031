package dev.citenote.note;

/// Compares the length of pieces of one text, in the encoder's tokens, with budgets. Confined to
/// one thread.
final class PassageLength {
  /// Text of more characters a token than this is not worth counting.
  private static final int LONGEST_TOKEN = 12;

  private final String text;
  private final TokenCounter tokens;
  private final int maxTokens;

  /// @param maxTokens most tokens of a passage together with the titles above it
  PassageLength(String text, TokenCounter tokens, int maxTokens) {
    this.text = text;
    this.tokens = tokens;
    this.maxTokens = maxTokens;
  }

  String text() {
    return text;
  }

  /// Whether a piece has no more tokens than a budget.
  boolean fits(Extent piece, int budget) {
    return surelyFits(piece, budget) || (mayFit(piece, budget) && count(piece) <= budget);
  }

  /// Whether a piece is too short to have more tokens. A token is at least one character.
  boolean surelyFits(Extent piece, int budget) {
    return piece.length() <= budget;
  }

  /// Whether a piece is short enough to be worth counting.
  boolean mayFit(Extent piece, int budget) {
    return piece.length() <= (long) budget * LONGEST_TOKEN;
  }

  /// Number of tokens of a piece.
  int count(Extent piece) {
    return tokens.count(piece.of(text));
  }

  /// Tokens left for a statement below its titles and behind its context; at least half of all.
  int budget(Outline.Stated stated) {
    int length = Math.max(0, stated.headings().size() - 1) + stated.context().length();
    for (String heading : stated.headings()) {
      length += heading.length();
    }
    if (length < maxTokens / 8) {
      return maxTokens - length - 2;
    }
    String above = String.join(" ", stated.headings()) + stated.context();
    return Math.max(maxTokens / 2, maxTokens - tokens.count(above) - 2);
  }
}
