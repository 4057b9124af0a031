package dev.citenote.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.citenote.llm.FakeEndpoint;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Chromium without a window that shows one page, driven by its DevTools protocol. Confined to
/// one thread.
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final WebSocket page;
  private int sent;

  private Browser(Process process, Path profile) throws IOException, InterruptedException {
    this.process = process;
    Path told = profile.resolve("DevToolsActivePort");
    if (!FakeEndpoint.eventually(PATIENCE, () -> lines(told).size() > 1)) {
      process.destroyForcibly();
      throw new IOException("Chromium did not start: " + read(profile.resolve("log")));
    }
    URI pages = URI.create("http://127.0.0.1:" + lines(told).getFirst() + "/json/list");
    String list =
        client.send(HttpRequest.newBuilder(pages).build(), BodyHandlers.ofString()).body();
    String address =
        JSON.readTree(list)
            .valueStream()
            .filter(it -> it.get("type").asText().equals("page"))
            .map(it -> it.get("webSocketDebuggerUrl").asText())
            .findFirst()
            .orElseThrow();
    this.page =
        client.newWebSocketBuilder().buildAsync(URI.create(address), new Ear(received)).join();
  }

  /// Where Chromium or Chrome is installed; empty where it is not on the `PATH`.
  static Optional<Path> program() {
    List<String> names = List.of("chromium", "chromium-browser", "google-chrome");
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Starts a browser that speaks English and calls nobody by itself.
  ///
  /// @param profile a folder for its files
  static Browser open(Path program, Path profile) throws IOException, InterruptedException {
    Files.createDirectories(profile);
    ProcessBuilder builder =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                // It shows nothing but this program's page, and may run as root.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--lang=en-US",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log").toFile());
    builder.environment().put("TMPDIR", profile.toString());
    return new Browser(builder.start(), profile);
  }

  /// Opens an address, and waits until it is there.
  void open(String url) {
    call("Page.navigate", JSON.createObjectNode().put("url", url));
    await("location.href.startsWith('" + url + "') && document.readyState === 'complete'");
  }

  /// The value of an expression.
  JsonNode value(String expression) {
    ObjectNode what =
        JSON.createObjectNode()
            .put("expression", expression)
            .put("returnByValue", true)
            .put("awaitPromise", true);
    JsonNode result = call("Runtime.evaluate", what);
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /// Waits until an expression holds.
  void await(String expression) {
    if (!FakeEndpoint.eventually(PATIENCE, () -> value(expression).asBoolean())) {
      throw new IllegalStateException(
          expression + " never came to hold: " + value("document.body.innerText"));
    }
  }

  private JsonNode call(String method, ObjectNode parameters) {
    int id = ++sent;
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    page.sendText(message.toString(), true).join();
    try {
      while (true) {
        String text = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (text == null) {
          throw new IllegalStateException("the browser does not answer to " + message);
        }
        JsonNode reply = JSON.readTree(text);
        if (reply.path("id").asInt() == id) {
          return reply.path("result");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> lines(Path file) {
    return read(file).lines().toList();
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, UTF_8) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /// Ends it with all its processes, so that its files can be deleted.
  @Override
  public void close() {
    page.abort();
    client.shutdownNow();
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(it -> it.onExit().join());
  }

  /// Puts whole messages together.
  private record Ear(BlockingQueue<String> received, StringBuilder begun)
      implements WebSocket.Listener {
    private Ear(BlockingQueue<String> received) {
      this(received, new StringBuilder());
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      begun.append(data);
      if (last) {
        received.add(begun.toString());
        begun.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, "", last);
    }
  }
}
