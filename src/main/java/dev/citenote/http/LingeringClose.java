package dev.citenote.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/// Reads on for a moment after an answer that came before the end of the request's body, and drops
/// what it reads: a connection closed at once would be reset while the client still sends, and the
/// client would never see why (RFC 9112, section 9.6). Thread-safe.
final class LingeringClose extends Handler.Wrapper {
  /// Longest time that a client may go on sending what nobody reads.
  private static final long MAX_MILLIS = 2_000;

  LingeringClose(Handler inner) {
    super(inner);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Request body = new Unread(request);
    return super.handle(body, response, new Rest(body, callback));
  }

  /// A request that stays readable after what was there of its body was dropped.
  private static final class Unread extends Request.Wrapper {
    Unread(Request request) {
      super(request);
    }

    /// Reads and drops what is there; the connection is to be closed where that is not all.
    @Override
    public boolean consumeAvailable() {
      for (Content.Chunk chunk = read(); chunk != null; chunk = read()) {
        chunk.release();
        if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
          return true;
        }
      }
      return false;
    }
  }

  /// The rest of a body, whose end, or the end of patience, ends the exchange.
  private static final class Rest extends Callback.Nested {
    private final Request request;
    private final AtomicBoolean ended = new AtomicBoolean();

    Rest(Request request, Callback exchange) {
      super(exchange);
      this.request = request;
    }

    @Override
    public void succeeded() {
      if (request.consumeAvailable()) {
        end();
        return;
      }
      Scheduler patience = request.getComponents().getScheduler();
      drop(patience.schedule(this::end, MAX_MILLIS, TimeUnit.MILLISECONDS));
    }

    private void drop(Scheduler.Task patience) {
      if (ended.get() || request.consumeAvailable()) {
        patience.cancel();
        end();
      } else {
        request.demand(() -> drop(patience));
      }
    }

    private void end() {
      if (ended.compareAndSet(false, true)) {
        super.succeeded();
      }
    }
  }
}
