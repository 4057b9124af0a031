package dev.citenote.retrieve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What was computed last, up to a number of values: the one that was not asked for the longest
/// gives way. Thread-safe.
///
/// @param <K> what a value was computed from
/// @param <V> the value, immutable
public final class Recent<K, V> {
  private final int most;
  private final SequencedMap<K, V> values = new LinkedHashMap<>(64, 0.75f, true);

  /// @param most values that are remembered
  public Recent(int most) {
    this.most = most;
  }

  /// The value of a key, if it is remembered.
  public synchronized Optional<V> get(K key) {
    return Optional.ofNullable(values.get(key));
  }

  /// Remembers a value.
  public synchronized void put(K key, V value) {
    values.put(key, value);
    while (values.size() > most) {
      values.pollFirstEntry();
    }
  }

  /// Remembers several values.
  public synchronized void putAll(Map<K, V> more) {
    more.forEach(this::put);
  }
}
