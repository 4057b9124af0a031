package dev.citenote.llm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks for an Ollama that nobody named. Stateless.
///
/// It asks for the list of models over a bare socket, in HTTP/1.0, in which a body has no chunks:
/// loading an HTTP client takes longer than a local server may take to answer.
final class LocalOllama {
  private static final int MAX_BYTES = 1 << 20;

  /// Of HTTP, where a base URL names none.
  private static final int STANDARD_PORT = 80;

  private static final String HEAD_END = "\r\n\r\n";
  private static final Pattern FOUND = Pattern.compile("HTTP/1\\.[01] 200\\b");
  private static final Pattern LENGTH = Pattern.compile("(?i)\ncontent-length:\\s*(\\d{1,7})\\s");

  private LocalOllama() {}

  static Optional<ModelEndpoint> find(URI base, Terms terms, Duration wait) {
    return listing(base, wait)
        .flatMap(OllamaModels::newest)
        .map(
            model ->
                new ModelEndpoint(
                    ModelEndpoint.Provider.OLLAMA, base, model, Optional.empty(), terms));
  }

  private static Optional<String> listing(URI base, Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(base.getHost(), port(base)), millisUntil(end));
      String request =
          "GET %s/api/tags HTTP/1.0\r\nHost: %s\r\n\r\n"
              .formatted(base.getRawPath(), base.getAuthority());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = read(socket, end);
      int body = answer.indexOf(HEAD_END);
      return body >= 0 && FOUND.matcher(answer).lookingAt()
          ? Optional.of(answer.substring(body + HEAD_END.length()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int port(URI base) {
    return base.getPort() < 0 ? STANDARD_PORT : base.getPort();
  }

  /// The answer as it came; decoded as UTF-8 only at the end, for a character may come in two
  /// parts.
  private static String read(Socket socket, long end) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    int count = 0;
    while (count >= 0 && !isWhole(read)) {
      if (read.size() > MAX_BYTES) {
        throw new IOException("the list of models is too long");
      }
      socket.setSoTimeout(millisUntil(end));
      count = in.read(buffer);
      read.write(buffer, 0, Math.max(0, count));
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  /// Whether as many bytes are there as were promised, where they were.
  private static boolean isWhole(ByteArrayOutputStream read) {
    String bytes = read.toString(StandardCharsets.ISO_8859_1);
    int body = bytes.indexOf(HEAD_END);
    Matcher length = LENGTH.matcher(body < 0 ? "" : bytes.substring(0, body + 2));
    return length.find()
        && bytes.length() - body - HEAD_END.length() >= Integer.parseInt(length.group(1));
  }

  private static int millisUntil(long end) throws IOException {
    long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new IOException("no answer in time");
    }
    return Math.toIntExact(left);
  }
}
