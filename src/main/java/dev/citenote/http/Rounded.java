package dev.citenote.http;

/// Numbers with as many decimals as a reader needs.
final class Rounded {
  private Rounded() {}

  /// A score, to four decimals.
  static double score(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  /// Milliseconds, to one decimal.
  static double millis(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
