package dev.citenote.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.citenote.llm.Terms.Deadlines;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A model endpoint on a free loopback port that replies as it was told and keeps what it was sent.
/// Replies are used in order; the last one repeats. Thread-safe.
public final class ScriptedEndpoint implements AutoCloseable {
  private final List<Reply> replies;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private ScriptedEndpoint(List<Reply> replies) throws IOException {
    this.replies = replies;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(workers);
    server.start();
  }

  /// Starts to listen.
  public static ScriptedEndpoint start(Reply... replies) throws IOException {
    if (replies.length == 0) {
      throw new IllegalArgumentException("replies must not be empty");
    }
    return new ScriptedEndpoint(List.of(replies));
  }

  /// Where it listens: `http://127.0.0.1:PORT`, without a path.
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// A loopback URL where nothing listens.
  public static URI unusedUrl() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
  }

  /// This endpoint for OpenAI's protocol: model `test-model`, base URL [#url]`/v1`, 10 s.
  public ModelEndpoint openAi() {
    return new ModelEndpoint(
        ModelEndpoint.Provider.OPENAI,
        url().resolve("/v1"),
        "test-model",
        Optional.empty(),
        Terms.within(Deadlines.within(Duration.ofSeconds(10))));
  }

  /// This endpoint for Ollama's protocol: model `test-model`, 10 s.
  public ModelEndpoint ollama() {
    return new ModelEndpoint(
        ModelEndpoint.Provider.OLLAMA,
        url(),
        "test-model",
        Optional.empty(),
        Terms.within(Deadlines.within(Duration.ofSeconds(10))));
  }

  /// What came in so far, in order.
  public List<Received> received() {
    return List.copyOf(received);
  }

  /// Ends every reply and stops listening.
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    workers.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      int number;
      synchronized (received) {
        number = received.size();
        received.add(
            new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
      }
      replies.get(Math.min(number, replies.size() - 1)).send(exchange, closed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// One request as it came in.
  ///
  /// @param headers by name, the first letter of each word a capital
  public record Received(
      String method, String path, Map<String, List<String>> headers, String body) {

    /// The first value of a header, or the empty text.
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  /// What to send back; ends early when the endpoint closes.
  @FunctionalInterface
  public interface Reply {

    /// Sends status, headers and body.
    void send(HttpExchange exchange, CountDownLatch closed)
        throws IOException, InterruptedException;

    /// A whole OpenAI answer that ended with `stop`.
    static Reply openAi(String text) {
      return openAi(text, "\"stop\"");
    }

    /// An OpenAI answer.
    ///
    /// @param finishReason as JSON, `null` or quoted
    static Reply openAi(String text, String finishReason) {
      return json(
          200,
          """
          {"id":"1","object":"chat.completion","created":1,"model":"test-model","choices":[{"index":0,\
          "message":{"role":"assistant","content":%s},"finish_reason":%s}]}"""
              .formatted(quoted(text), finishReason));
    }

    /// A whole Ollama answer that ended with `stop`.
    static Reply ollama(String text) {
      return ollama(text, ",\"done_reason\":\"stop\"");
    }

    /// An Ollama answer.
    ///
    /// @param more further members as JSON, each after a comma
    static Reply ollama(String text, String more) {
      return json(
          200,
          """
          {"model":"test-model","created_at":"2025-01-01T00:00:00Z",\
          "message":{"role":"assistant","content":%s},"done":true%s}"""
              .formatted(quoted(text), more));
    }

    /// JSON with a status and headers (name, value, name, value…).
    static Reply json(int status, String body, String... headers) {
      return body(status, "application/json", body, headers);
    }

    /// Any text with a status.
    static Reply body(int status, String type, String body, String... headers) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      return (exchange, closed) -> {
        exchange.getResponseHeaders().set("Content-Type", type);
        for (int i = 0; i < headers.length; i += 2) {
          exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      };
    }

    /// Takes the request and says nothing.
    static Reply silence() {
      return (exchange, closed) -> closed.await();
    }

    /// Waits before another reply.
    static Reply late(Duration wait, Reply reply) {
      return (exchange, closed) -> {
        if (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          reply.send(exchange, closed);
        }
      };
    }

    /// Sends a space every 50 ms, for ever.
    static Reply drip() {
      return (exchange, closed) -> {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        while (!closed.await(50, TimeUnit.MILLISECONDS)) {
          out.write(' ');
          out.flush();
        }
      };
    }

    /// Sends as fast as it is read, for ever.
    static Reply endless(int status) {
      return (exchange, closed) -> {
        exchange.sendResponseHeaders(status, 0);
        byte[] block = "x".repeat(65_536).getBytes(StandardCharsets.UTF_8);
        while (closed.getCount() > 0) {
          exchange.getResponseBody().write(block);
        }
      };
    }

    /// Promises more bytes than it sends.
    static Reply cut(String body) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      return (exchange, closed) -> {
        exchange.sendResponseHeaders(200, bytes.length + 100L);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
      };
    }

    private static String quoted(String text) {
      String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
      return "\"" + escaped + "\"";
    }
  }
}
