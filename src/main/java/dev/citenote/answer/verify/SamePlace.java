package dev.citenote.answer.verify;

import java.util.List;
import java.util.function.BiPredicate;

/// Whether something stands in one text where the other has something else: between the same words.
/// Stateless.
final class SamePlace {
  private static final int WIDTH = 4;

  /// So many words beside it must be the same, in their order.
  private static final int LEAST = 3;

  private SamePlace() {}

  /// A stretch of a text.
  ///
  /// @param start first UTF-16 code unit
  /// @param end one past the last
  record Stretch<T>(T what, int start, int end) {}

  /// Whether the other text has something else where the first has one of its stretches, and has
  /// the same nowhere that is as much alike.
  static <T> boolean isTaken(
      List<Word> tokens,
      List<Stretch<T>> stretches,
      List<Word> others,
      List<Stretch<T>> otherStretches,
      BiPredicate<T, T> same) {
    for (Stretch<T> it : stretches) {
      int alike = 0;
      int different = LEAST - 1;
      for (Stretch<T> other : otherStretches) {
        int common = common(tokens, it, others, other);
        if (same.test(it.what(), other.what())) {
          alike = Math.max(alike, common);
        } else {
          different = Math.max(different, common);
        }
      }
      if (different >= LEAST && different > alike) {
        return true;
      }
    }
    return false;
  }

  /// How many tokens on both sides of two stretches are the same, up to the first that is not.
  static int common(List<Word> tokens, Stretch<?> it, List<Word> others, Stretch<?> other) {
    int before = first(tokens, it.start()) - 1;
    int otherBefore = first(others, other.start()) - 1;
    int behind = first(tokens, it.end());
    int otherBehind = first(others, other.end());
    return run(tokens, before, others, otherBefore, -1)
        + run(tokens, behind, others, otherBehind, 1);
  }

  /// The first token that starts at a place or behind it.
  private static int first(List<Word> tokens, int place) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (tokens.get(middle).start() < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int run(List<Word> tokens, int from, List<Word> others, int otherFrom, int step) {
    int run = 0;
    int i = from;
    int j = otherFrom;
    while (run < WIDTH
        && i >= 0
        && j >= 0
        && i < tokens.size()
        && j < others.size()
        && tokens.get(i).form().equals(others.get(j).form())) {
      run++;
      i += step;
      j += step;
    }
    return run;
  }
}
