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

  /// The value of a key: remembered, or computed now and remembered. Threads that ask for one key
  /// at a time may each compute it, and none waits for another.
  ///
  /// @param <E> what computing may throw
  public <E extends Exception> V get(K key, Computation<? super K, ? extends V, E> computation)
      throws E {
    Optional<V> known = get(key);
    if (known.isPresent()) {
      return known.get();
    }
    V value = computation.of(key);
    put(key, value);
    return value;
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

  /// Computes the value of a key.
  ///
  /// @param <K> what a value is computed from
  /// @param <V> the value
  /// @param <E> what may be thrown
  @FunctionalInterface
  public interface Computation<K, V, E extends Exception> {
    V of(K key) throws E;
  }
}
