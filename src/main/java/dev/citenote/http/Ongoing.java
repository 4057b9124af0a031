package dev.citenote.http;

import dev.citenote.answer.AnswerListener;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The questions that a server is answering: it ends them when it stops, and cuts off clients that
/// keep an answer waiting by not reading it. Thread-safe.
final class Ongoing implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final Duration patience;
  private final Thread watch;
  private volatile boolean stopping;

  /// @param patience how long in all a client may keep a stream of events waiting
  Ongoing(Duration patience) {
    this.patience = patience;
    this.watch = Thread.ofVirtual().name("slow-clients").start(this::watch);
  }

  /// Whether the server is stopping, so that answers are to end where they are.
  boolean isStopping() {
    return stopping;
  }

  /// Begins a stream of events, which is to be ended.
  EventStream begin(Context context) {
    EventStream stream = EventStream.on(context);
    streams.add(stream);
    return stream;
  }

  void end(EventStream stream) {
    streams.remove(stream);
  }

  /// For an answer that is not streamed: that its client left is not noticed, for nothing is
  /// written before it is whole.
  AnswerListener waiting() {
    return AnswerListener.deaf(() -> stopping);
  }

  /// Has every answer end where it is.
  @Override
  public void close() {
    stopping = true;
    watch.interrupt();
  }

  private void watch() {
    try {
      while (!stopping) {
        Thread.sleep(LOOK_AGAIN);
        streams.forEach(stream -> stream.cut(patience));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
