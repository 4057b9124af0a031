package dev.citenote.llm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads bodies that are not streamed, as UTF-8. Stateless.
final class WholeBody {

  private WholeBody() {}

  /// A whole body.
  ///
  /// @throws EndpointFailure where it is too long, broke off or took too long
  static String of(Exchange exchange, int limit, ModelEndpoint endpoint) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    for (Optional<ByteBuffer> next = exchange.next(); next.isPresent(); next = exchange.next()) {
      add(next.get(), read);
      if (read.size() > limit) {
        throw Reasons.tooLong(endpoint, "sent more than " + (limit >> 10) + " KB");
      }
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  /// The beginning of a body, as far as it comes within a limit of bytes and of time.
  ///
  /// @throws EndpointFailure where patience ended
  static String beginning(Exchange exchange, int limit, Duration wait, Patience patience) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    long end = System.nanoTime() + wait.toNanos();
    boolean more = true;
    while (more && read.size() < limit) {
      long left = end - System.nanoTime();
      BodyQueue.@Nullable Part part = exchange.part(Math.min(patience.step(), left));
      if (part instanceof BodyQueue.Bytes bytes) {
        bytes.buffers().forEach(buffer -> add(buffer, read));
      } else {
        more = part == null && left > 0;
      }
    }
    String text = read.toString(StandardCharsets.UTF_8);
    return text.substring(0, Math.min(limit, text.length()));
  }

  private static void add(ByteBuffer from, ByteArrayOutputStream to) {
    byte[] bytes = new byte[from.remaining()];
    from.get(bytes);
    to.writeBytes(bytes);
  }
}
