package dev.citenote.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text that is taken from its start while it grows, and looked at ahead of that for a bounded
/// number of characters. Confined to one thread.
final class Lookahead {
  private final StringBuilder text = new StringBuilder();
  private int at;
  private boolean ended;

  void add(String piece) {
    text.append(piece);
  }

  /// Nothing follows.
  void end() {
    ended = true;
  }

  boolean ended() {
    return ended;
  }

  /// All text so far; may be changed where it was not taken.
  StringBuilder text() {
    return text;
  }

  /// How much was taken.
  int at() {
    return at;
  }

  void back(int to) {
    at = to;
  }

  boolean isEmpty() {
    return at == text.length();
  }

  String take(int end) {
    String taken = text.substring(at, end);
    at = end;
    return taken;
  }

  Matcher look(Pattern pattern, int most) {
    return pattern.matcher(text).region(at, limit(most));
  }

  int limit(int most) {
    return Math.min(text.length(), at + most);
  }

  /// Whether more text could change what was found.
  boolean waits(Matcher matcher, int most) {
    return matcher.hitEnd() && !ended && text.length() < at + most;
  }
}
