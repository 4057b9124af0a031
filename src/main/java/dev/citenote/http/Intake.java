package dev.citenote.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Takes in the bodies of uploads, in memory alone, so that one that is cut off leaves nothing
/// behind. What all uploads under way hold together is limited. Thread-safe.
final class Intake {
  /// Largest upload: a document of the largest size, and what is sent around it.
  static final int MAX_UPLOAD = 51 << 20;

  private static final long MAX_HELD = 64L << 20;
  private static final int BLOCK = 1 << 16;

  private long held;

  /// What one request may hold; given back when it is closed. Confined to one thread.
  final class Share implements AutoCloseable {
    private final Context context;
    private long taken;

    private Share(Context context) {
      this.context = context;
    }

    /// The whole body.
    ///
    /// @param max most bytes that it may have
    byte[] body(long max) throws RefusedException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      read(max, body::write);
      return body.toByteArray();
    }

    /// Hands the body on, block by block.
    void read(long max, Sink sink) throws RefusedException {
      if (context.req().getContentLengthLong() > max) {
        throw tooLarge(max);
      }
      byte[] block = new byte[BLOCK];
      long all = 0;
      for (int n = next(block); n >= 0; n = next(block)) {
        all += n;
        if (all > max) {
          throw tooLarge(max);
        }
        hold(n);
        sink.take(block, 0, n);
      }
    }

    /// The client went, or was silent for too long.
    private int next(byte[] block) throws RefusedException {
      try {
        InputStream in = context.req().getInputStream();
        return in.read(block);
      } catch (IOException e) {
        throw closing(400, "body_cut", "the body ended before it was whole: send it again");
      }
    }

    private void hold(int bytes) throws RefusedException {
      synchronized (Intake.this) {
        if (held + bytes > MAX_HELD) {
          Replies.retrySoon(context);
          throw closing(503, "busy", "other uploads are under way: try again in a moment");
        }
        held += bytes;
      }
      taken += bytes;
    }

    private RefusedException tooLarge(long max) {
      return closing(
          413, "body_too_large", "the body has more than %,d bytes: send less".formatted(max));
    }

    /// The rest of the body is not waited for.
    RefusedException closing(int status, String code, String detail) {
      context.header("Connection", "close");
      return RefusedException.of(status, code, detail);
    }

    @Override
    public void close() {
      synchronized (Intake.this) {
        held -= taken;
      }
      taken = 0;
    }
  }

  /// Where a body goes.
  interface Sink {
    void take(byte[] block, int from, int length) throws RefusedException;
  }

  /// The share of a request, whose body must come as it is.
  Share of(Context context) throws RefusedException {
    Requests.checkEncoding(context);
    if (Optional.ofNullable(context.header("Content-Range")).isPresent()) {
      throw RefusedException.of(
          400, "partial_content", "a note is sent as a whole: leave Content-Range out");
    }
    return new Share(context);
  }
}
