package dev.citenote.answer;

/// Watches that no marker comes about where others were taken out, as in `[ [9]1]`. Confined to one
/// thread.
final class StrayMarkers {
  private boolean open;
  private boolean number;

  /// Whether a character of text would close brackets around a number alone.
  boolean completedBy(char c) {
    if ("[【［".indexOf(c) >= 0) {
      open = true;
      number = false;
    } else if (open && Character.isDigit(c)) {
      number = true;
    } else if (open && number && "]】］".indexOf(c) >= 0) {
      reset();
      return true;
    } else if (c != '^' && c != '\\' && c != ' ' && c != '\t') {
      reset();
    }
    return false;
  }

  /// Something else stands between.
  void reset() {
    open = false;
    number = false;
  }
}
