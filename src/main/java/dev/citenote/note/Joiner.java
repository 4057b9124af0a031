package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;

/// Joins short statements that follow each other below the same titles, and splits long ones at
/// sentence ends. Confined to one thread.
final class Joiner {
  /// A statement shorter than this, in tokens, is joined with its neighbour.
  private static final int SHORT = 48;

  /// No joined passage gets longer than this, in tokens.
  private static final int JOINED = 160;

  /// Text of more characters a token than this is not worth counting.
  private static final int LONGEST_TOKEN = 12;

  private final TokenCounter tokens;
  private final int maxTokens;
  private List<String> headings = List.of();
  private int start = -1;
  private int end = -1;
  private boolean lastWasShort;

  Joiner(TokenCounter tokens, int maxTokens) {
    this.tokens = tokens;
    this.maxTokens = maxTokens;
  }

  /// A finished passage's place.
  record Piece(int start, int end, List<String> headings) {}

  /// Takes the next statement; returns what is finished by it.
  List<Piece> offer(String text, int from, int to, List<String> titles) {
    List<Piece> done = new ArrayList<>();
    boolean isShort = fits(text, from, to, SHORT);
    boolean joins =
        start >= 0
            && headings.equals(titles)
            && (isShort || lastWasShort)
            && fits(text, start, to, JOINED);
    if (joins) {
      end = to;
    } else {
      done.addAll(flush(text));
      start = from;
      end = to;
      headings = titles;
    }
    lastWasShort = isShort;
    return done;
  }

  /// Ends the passage under way.
  List<Piece> flush(String text) {
    if (start < 0) {
      return List.of();
    }
    List<Piece> pieces = new ArrayList<>();
    int budget = Math.max(maxTokens / 2, maxTokens - titleTokens());
    split(text, budget, pieces);
    start = -1;
    return pieces;
  }

  private void split(String text, int budget, List<Piece> pieces) {
    if (fits(text, start, end, budget)) {
      pieces.add(new Piece(start, end, headings));
      return;
    }
    int from = start;
    int reached = start;
    for (Sentences.Range sentence : Sentences.split(text.substring(start, end))) {
      int to = start + sentence.end();
      if (reached > from && !fits(text, from, to, budget)) {
        pieces.add(new Piece(from, reached, headings));
        from = start + sentence.start();
      }
      from = hardSplit(text, from, to, new Budget(budget, pieces));
      reached = to;
    }
    if (reached > from) {
      pieces.add(new Piece(from, reached, headings));
    }
  }

  private record Budget(int tokens, List<Piece> pieces) {}

  /// Cuts what has no sentence end within the budget; returns where the rest starts.
  private int hardSplit(String text, int from, int to, Budget budget) {
    int at = from;
    while (!fits(text, at, to, budget.tokens())) {
      int next = breakBefore(text, at, at + budget.tokens());
      budget.pieces().add(new Piece(at, next, headings));
      at = next;
    }
    return at;
  }

  /// A place to cut at or before `limit`: a space if there is one in the second half. A token is at
  /// least one character, so as many characters as tokens always fit.
  private static int breakBefore(String text, int from, int limit) {
    for (int i = limit; i > from + (limit - from) / 2; i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i + 1;
      }
    }
    return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
  }

  private boolean fits(String text, int from, int to, int budget) {
    int length = to - from;
    return length <= budget
        || (length <= budget * LONGEST_TOKEN && tokens.count(text.substring(from, to)) <= budget);
  }

  private int titleTokens() {
    return headings.isEmpty() ? 0 : tokens.count(String.join(" ", headings)) + 2;
  }
}
