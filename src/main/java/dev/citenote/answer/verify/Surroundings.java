package dev.citenote.answer.verify;

import java.util.ArrayList;
import java.util.List;

/// What stands around a token. Stateless.
final class Surroundings {
  private static final int WIDTH = 7;

  private Surroundings() {}

  /// How many tokens around one place also stand around another, the places themselves aside.
  static int common(List<Word> one, int at, List<Word> other, int otherAt) {
    List<String> left = around(one, at);
    int common = 0;
    for (String form : around(other, otherAt)) {
      common += left.remove(form) ? 1 : 0;
    }
    return common;
  }

  private static List<String> around(List<Word> tokens, int at) {
    List<String> around = new ArrayList<>();
    for (int i = Math.max(0, at - WIDTH); i < Math.min(tokens.size(), at + WIDTH + 1); i++) {
      if (i != at) {
        around.add(tokens.get(i).form());
      }
    }
    return around;
  }
}
