package dev.citenote.cli;

/// The JSON form of what was measured on one set.
sealed interface EvalReport permits RankingReport, AnsweringReport, VerificationReport {

  /// Name of the set.
  String set();

  /// A share to four decimals.
  static double share(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
