package dev.citenote.encoder;

import dev.citenote.retrieve.Vectors;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The distinct texts of one call, which several threads take and encode until none is left,
/// longest first. Thread-safe.
final class Batch {
  private final List<String> texts;
  private final List<String> distinct;
  private final String prefix;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final Map<String, float[]> vectors = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  Batch(List<String> texts, String prefix) {
    this.texts = List.copyOf(texts);
    this.prefix = prefix;
    this.distinct =
        this.texts.stream()
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /// Number of distinct texts.
  int size() {
    return distinct.size();
  }

  /// Encodes texts until all are taken. A failure is kept, and ends the work of all threads.
  void work(Tokenizer tokenizer, OnnxSession session, IntConsumer progress) {
    try {
      for (int next = taken.getAndIncrement(); next < size(); next = taken.getAndIncrement()) {
        String text = distinct.get(next);
        vectors.put(text, session.run(tokenizer.ids(prefix + text)));
        progress.accept(done.incrementAndGet());
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      taken.set(size());
    }
  }

  /// The vectors in the order of the texts, once all work has ended.
  Vectors vectors() {
    RuntimeException cause = failure.get();
    if (cause != null) {
      throw cause;
    }
    return new Vectors(texts.stream().map(vectors::get).toArray(float[][]::new));
  }
}
