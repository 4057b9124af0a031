package dev.citenote.answer;

import java.util.ArrayList;
import java.util.List;

/// A text as it is settled character by character, and what became of each piece that was said.
/// Confined to one thread.
final class SettledText {
  private final StringBuilder text = new StringBuilder();
  private final List<Integer> saidAt = new ArrayList<>();
  private final List<Integer> settledAt = new ArrayList<>();
  private int said;
  private int settled;

  /// A piece was said; returns its number.
  int said(int length) {
    saidAt.add(said);
    said += length;
    return saidAt.size() - 1;
  }

  int pieces() {
    return saidAt.size();
  }

  /// Where a piece began as it was said.
  int saidAt(int piece) {
    return saidAt.get(piece);
  }

  /// How much was said.
  int length() {
    return said;
  }

  /// Settles characters as they were said, or as many others.
  void put(int from, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      put(from + i, characters, i, i + 1);
    }
  }

  /// Settles one character, as what stands for it; one that was settled stays.
  void replace(int at, String by) {
    put(at, by, 0, by.length());
  }

  private void put(int at, String by, int start, int end) {
    if (at < settled) {
      return;
    }
    while (settledAt.size() < saidAt.size() && saidAt.get(settledAt.size()) <= at) {
      settledAt.add(text.length());
    }
    text.append(by, start, end);
    settled = at + 1;
  }

  /// Whether it ends with one of these.
  boolean endsWith(String characters) {
    return !text.isEmpty() && characters.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /// All that is settled.
  String text() {
    return text.toString();
  }

  /// What is settled behind so many characters; at the end of a draft that goes on, no half of a
  /// character.
  String behind(int taken, boolean whole) {
    int end = text.length();
    boolean half = end > taken && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(taken, whole && half ? end - 1 : end);
  }

  /// What is settled of a piece.
  String of(int piece) {
    if (piece >= settledAt.size()) {
      return "";
    }
    int end = piece + 1 < settledAt.size() ? settledAt.get(piece + 1) : text.length();
    return text.substring(settledAt.get(piece), end);
  }
}
