package dev.citenote.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What a [FakeEndpoint] writes to one connection, byte by byte as a mode wants it. Confined to one
/// thread.
final class FakeReply {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Socket socket;
  private final OutputStream out;
  private final FakeRequest request;
  private final int pieceLength;
  private final Duration pause;
  private boolean chunked;
  private boolean closing;
  private boolean whole;

  FakeReply(Socket socket, FakeRequest request, int pieceLength, Duration pause)
      throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.request = request;
    this.pieceLength = pieceLength;
    this.pause = pause;
  }

  FakeRequest request() {
    return request;
  }

  /// A status with headers (each `Name: value`) and a short body.
  void status(int status, String body, String... headers) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    head(status, "application/json", "Content-Length: " + bytes.length, headers);
    out.write(bytes);
    whole = true;
  }

  /// Begins a body that lasts until the connection is closed.
  void open(int status, String type) throws IOException {
    closing = true;
    head(status, type, "Connection: close");
  }

  /// Begins an answer in chunks, after which the connection stays open.
  void openChunked() throws IOException {
    head(
        200,
        request.isOllama() ? "application/x-ndjson" : "text/event-stream",
        "Transfer-Encoding: chunked");
    chunked = true;
  }

  /// Begins an answer that lasts until the connection is closed.
  void open() throws IOException {
    open(200, request.isOllama() ? "application/x-ndjson" : "text/event-stream");
  }

  private void head(int status, String type, String length, String... headers) throws IOException {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    String head =
        "HTTP/1.1 %d Fake\r\nContent-Type: %s\r\n%s\r\n%s\r\n"
            .formatted(status, type, length, more);
    out.write(head.getBytes(StandardCharsets.UTF_8));
  }

  /// The text in pieces, none of which splits a character.
  void say(String text) throws IOException {
    int at = 0;
    while (at < text.length()) {
      int end = (int) Math.min((long) at + pieceLength, text.length());
      if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
        end++;
      }
      if (!pause.isZero()) {
        rest(pause);
      }
      piece(quoted(text.substring(at, end)));
      at = end;
    }
  }

  /// One piece, given as JSON.
  void piece(String json) throws IOException {
    event(
        request.isOllama()
            ? "{\"model\":\"test-model\",\"message\":{\"role\":\"assistant\",\"content\":"
                + json
                + "},\"done\":false}"
            : "{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,"
                + "\"delta\":{\"content\":"
                + json
                + "},\"finish_reason\":null}]}");
  }

  /// The event that says why the model stopped, and what follows it.
  void finish(String reason) throws IOException {
    whole = true;
    if (request.isOllama()) {
      event(
          "{\"model\":\"test-model\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},"
              + "\"done\":true,\"done_reason\":\""
              + reason
              + "\"}");
    } else {
      raw(
          "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\""
              + reason
              + "\"}]}\n\ndata: [DONE]\n\n");
    }
  }

  /// An error as an event.
  void error() throws IOException {
    event(
        request.isOllama()
            ? "{\"error\":\"model crashed\"}"
            : "{\"error\":{\"message\":\"model crashed\"}}");
  }

  /// One event with any data.
  void event(String data) throws IOException {
    raw(request.isOllama() ? data + "\n" : "data: " + data + "\n\n");
  }

  /// Any text, as it is.
  void raw(String text) throws IOException {
    raw(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Any bytes, as they are.
  void raw(byte[] bytes) throws IOException {
    if (chunked) {
      out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    out.write(bytes);
    if (chunked) {
      out.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }

  /// Ends chunks as they should end.
  void end() throws IOException {
    if (chunked) {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }
    whole = true;
  }

  /// Closes with a reset instead of an end.
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /// Says nothing more until the client closes, and then throws.
  void holdOn() throws IOException {
    if (socket.getInputStream().read() < 0) {
      throw new IOException("the client is gone");
    }
  }

  /// Rests, and throws early where the client closes.
  void rest(Duration rest) throws IOException {
    socket.setSoTimeout((int) rest.toMillis());
    try {
      holdOn();
    } catch (SocketTimeoutException e) {
      // The client is still there.
    }
    socket.setSoTimeout(0);
  }

  /// Whether all was said that makes an answer whole.
  boolean isWhole() {
    return whole;
  }

  /// Whether the connection may be used again.
  boolean keepsConnection() {
    return whole && !closing;
  }

  static String quoted(String text) throws IOException {
    return JSON.writeValueAsString(text);
  }
}
