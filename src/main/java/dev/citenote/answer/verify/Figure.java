package dev.citenote.answer.verify;

/// A number in a text. Immutable.
///
/// @param value what it amounts to, whatever it is written with; a month for its name
/// @param kind what it counts
/// @param start first UTF-16 code unit, its scale included
/// @param end one past the last, its scale included
/// @param binding whether a source must hold it; "one", "first" and the like may be mere words
record Figure(double value, Kind kind, int start, int end, boolean binding) {

  /// What a number counts.
  enum Kind {
    YEAR,
    PERCENT,
    OTHER
  }

  /// Whether both amount to the same.
  boolean same(Figure other) {
    return Math.abs(value - other.value) <= 1e-9 * Math.max(1, Math.abs(value));
  }

  /// Whether one is the other with fewer places: 3.1 and 3.14, but not 3 and 4.
  boolean rounds(Figure other) {
    double coarse = Math.max(step(value), step(other.value));
    double fine = Math.min(step(value), step(other.value));
    return fine < coarse && Math.abs(value - other.value) <= coarse / 2 + 1e-9;
  }

  private static double step(double value) {
    double step = 1;
    while (step > 1e-9 && Math.abs(value / step - Math.rint(value / step)) > 1e-6) {
      step /= 10;
    }
    return step;
  }
}
