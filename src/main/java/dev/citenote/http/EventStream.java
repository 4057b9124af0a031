package dev.citenote.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Server-sent events as the response to one request of any method. Confined to the thread of the
/// request, except [#cut].
final class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  /// After so long without an event, a comment is sent: only who writes learns that a client left.
  private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();

  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final Context context;
  private final EndPoint connection;
  private boolean begun;
  private boolean gone;
  private long lastWrite = System.nanoTime();
  private volatile boolean writing;
  private volatile long writingSince;

  /// Time that was spent waiting for the client to read, before the write under way.
  private final AtomicLong waitedNanos = new AtomicLong();

  private EventStream(Context context, EndPoint connection) {
    this.context = context;
    this.connection = connection;
  }

  /// Whether a client accepts events.
  static boolean isWanted(Context context) {
    String accepted = Optional.ofNullable(context.header("Accept")).orElse("");
    return Stream.of(accepted.toLowerCase(Locale.ROOT).split(",", -1))
        .anyMatch(it -> it.split(";", 2)[0].strip().equals("text/event-stream"));
  }

  /// A stream that answers a request; nothing is sent before the first event.
  static EventStream on(Context context) {
    return new EventStream(
        context,
        ServletContextRequest.getServletContextRequest(context.req())
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint());
  }

  /// Sends one event; where the client is gone, nothing happens.
  ///
  /// @param value a record of this room
  void send(String event, Object value) {
    write(
        ("event: " + event + "\ndata: " + Json.text(value) + "\n\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  /// Whether anything was sent.
  boolean hasBegun() {
    return begun;
  }

  /// Whether the client is gone, as far as is known; to be asked every now and then, for it is what
  /// finds out.
  boolean isGone() {
    if (begun && !gone && System.nanoTime() - lastWrite > QUIET_NANOS) {
      write(HEARTBEAT);
    }
    return gone;
  }

  /// Closes the connection if its client has kept the stream waiting for longer than this in all.
  /// May be called on any thread.
  void cut(Duration patience) {
    long now = System.nanoTime();
    if (writing && waitedNanos.get() + now - writingSince > patience.toNanos()) {
      LOG.debug("a client that hardly reads is cut off");
      connection.close();
    }
  }

  private void write(byte[] bytes) {
    if (gone) {
      return;
    }
    if (!begun) {
      context.contentType("text/event-stream");
      begun = true;
    }
    long start = System.nanoTime();
    writingSince = start;
    writing = true;
    try {
      OutputStream out = context.res().getOutputStream();
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      LOG.debug("the client is gone", e);
      gone = true;
    } finally {
      writing = false;
      lastWrite = System.nanoTime();
      waitedNanos.addAndGet(lastWrite - start);
    }
  }
}
