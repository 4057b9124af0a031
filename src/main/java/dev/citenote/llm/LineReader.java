package dev.citenote.llm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads a body line by line: a line ends with CR, LF or CR LF, and is decoded from UTF-8 as a
/// whole, so that no character is split. Confined to one thread.
final class LineReader {
  /// Longest line and longest event, in bytes.
  static final int MAX_LINE = 64 << 10;

  /// Longest body, in bytes: what LangChain4j keeps of it until the end fits a small heap.
  static final int MAX_BODY = 32 << 20;

  private static final char BOM = '\uFEFF';

  private final Supplier<Optional<ByteBuffer>> body;
  private final ModelEndpoint endpoint;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private int total;
  private boolean first = true;
  private boolean afterReturn;
  private boolean ended;

  /// @param body gives the next bytes, and nothing at the end
  LineReader(Supplier<Optional<ByteBuffer>> body, ModelEndpoint endpoint) {
    this.body = body;
    this.endpoint = endpoint;
  }

  /// The next line without its end; empty after the last one.
  ///
  /// @throws EndpointFailure where a line or the body is too long
  Optional<String> next() {
    while (!ended) {
      while (buffer.hasRemaining()) {
        byte b = buffer.get();
        boolean restOfEnd = afterReturn && b == '\n';
        afterReturn = b == '\r';
        if (restOfEnd) {
          continue;
        }
        if (b == '\n' || b == '\r') {
          return Optional.of(take());
        }
        add(b);
      }
      refill();
    }
    return line.size() == 0 ? Optional.empty() : Optional.of(take());
  }

  /// Whether the body is at its end.
  boolean ended() {
    return ended;
  }

  private void add(byte b) {
    if (line.size() == MAX_LINE) {
      throw Reasons.tooLong(endpoint, "sent a line of more than 64 KB");
    }
    line.write(b);
  }

  private void refill() {
    Optional<ByteBuffer> next = body.get();
    ended = next.isEmpty();
    buffer = next.orElse(buffer);
    total += buffer.remaining();
    if (total > MAX_BODY) {
      throw Reasons.tooLong(endpoint, "sent more than 32 MB for one answer");
    }
  }

  private String take() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    boolean marked = first && !text.isEmpty() && text.charAt(0) == BOM;
    first = false;
    return marked ? text.substring(1) : text;
  }
}
