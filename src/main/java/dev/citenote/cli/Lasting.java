package dev.citenote.cli;

/// A length of time as people say it: `40 s`, `3 min`, `2 h`, `5 days`. Stateless.
final class Lasting {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Lasting() {}

  /// @param seconds a negative number counts as 0
  static String words(long seconds) {
    long length = Math.max(0, seconds);
    if (length < 90) {
      return length + " s";
    }
    if (length < 90 * MINUTE) {
      return Math.round((double) length / MINUTE) + " min";
    }
    if (length < 2 * DAY) {
      return Math.round((double) length / HOUR) + " h";
    }
    return Math.round((double) length / DAY) + " days";
  }
}
