package dev.citenote.index;

import java.time.Instant;

/// The process that keeps an index in step. Immutable.
///
/// @param pid its number
/// @param started when it was started, which tells it from a later process of the same number
/// @param doing its command, such as `serve`; empty where it did not say
/// @param address of the page that it serves; empty where it serves none
public record Holder(long pid, Instant started, String doing, String address) {
  /// Whether it keeps following the notes, so that nobody else need do so.
  public boolean follows() {
    return doing.equals("serve");
  }

  /// Such as `process 4711 (serve at http://127.0.0.1:7070)`.
  @Override
  public String toString() {
    String at = address.isEmpty() ? "" : " at " + address;
    return "process " + pid + (doing.isEmpty() ? "" : " (" + doing + at + ")");
  }
}
