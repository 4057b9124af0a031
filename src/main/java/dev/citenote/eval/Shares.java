package dev.citenote.eval;

/// Shares of a whole, 0 to 1. Stateless.
final class Shares {
  private Shares() {}

  /// @param name of the value, for people
  /// @throws IllegalArgumentException where it is no share
  static void check(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be from 0 to 1, got " + value);
    }
  }
}
