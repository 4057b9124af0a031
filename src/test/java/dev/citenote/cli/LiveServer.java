package dev.citenote.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.citenote.http.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A server as `citenote serve` wires it, with one small note and a model endpoint, and the ways to
/// ask it.
final class LiveServer implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  /// What the note answers.
  static final String QUESTION = "缓存击穿是什么？";

  /// What the note says.
  static final String STATEMENT = "缓存击穿是热点键过期后请求直达数据库。";

  final Server server;
  private final Desk desk;
  private final HttpClient client = HttpClient.newHttpClient();

  private LiveServer(Desk desk, Server server) {
    this.desk = desk;
    this.server = server;
  }

  /// One event of an answer.
  record Event(String name, JsonNode data) {
    boolean isTerminal() {
      return List.of("answer", "incomplete", "error").contains(name);
    }
  }

  /// A server that is ready, on notes that are written first.
  static LiveServer start(Path folder, SettingLayers model) throws Exception {
    Desk desk = Desk.loading(settings(folder, model), quiet());
    LiveServer live = new LiveServer(desk, Server.start("127.0.0.1", 0, desk.services()));
    desk.follow(false);
    while (live.client.send(live.get("/api/health"), BodyHandlers.discarding()).statusCode()
        != 200) {
      LockSupport.parkNanos(20_000_000);
    }
    // Healthy with its commit, the first sync may just be ending: who asks now would join it.
    while (!JSON.readTree(live.read("/api/index")).at("/progress/phase").asText().equals("idle")) {
      LockSupport.parkNanos(20_000_000);
    }
    return live;
  }

  /// Settings for a folder with a note in it.
  static Settings settings(Path folder, SettingLayers model) throws Exception {
    Path notes = Files.createDirectories(folder.resolve("notes"));
    Files.writeString(
        notes.resolve("缓存.md"), "# 缓存\n\n## 什么是缓存击穿？\n" + STATEMENT + "\n\n1. 缓存雪崩是什么？\n");
    return Settings.of(
        model
            .option(Setting.NOTES, Optional.of(notes.toString()))
            .option(Setting.INDEX, Optional.of(folder.resolve("index").toString())));
  }

  /// The settings that name an endpoint, with short deadlines.
  static SettingLayers endpoint(URI base) throws UsageException {
    return new SettingLayers(Path.of(""))
        .option(Setting.LLM_PROVIDER, Optional.of("openai"))
        .option(Setting.LLM_BASE_URL, Optional.of(base.toString()))
        .option(Setting.LLM_MODEL, Optional.of("test-model"))
        .option(Setting.LLM_FIRST_TOKEN_TIMEOUT, Optional.of("1"))
        .option(Setting.LLM_IDLE_TIMEOUT, Optional.of("1"))
        .option(Setting.LLM_DEADLINE, Optional.of("2"));
  }

  static SyncNotice quiet() {
    return SyncNotice.on(new PrintWriter(new StringWriter()));
  }

  /// A body for [#ask] and [#events].
  static ObjectNode body(String question) {
    return JSON.createObjectNode().put("question", question);
  }

  JsonNode ask(ObjectNode body) throws Exception {
    return JSON.readTree(send(body, "application/json").body());
  }

  HttpResponse<String> send(ObjectNode body, String accepted) throws Exception {
    return client.send(request(body, accepted), BodyHandlers.ofString());
  }

  /// All events of one answer, to the end of the response.
  List<Event> events(ObjectNode body) throws Exception {
    return parse(send(body, "text/event-stream").body());
  }

  static List<Event> parse(String stream) throws IOException {
    List<Event> events = new ArrayList<>();
    for (String block : stream.split("\n\n", -1)) {
      if (block.startsWith("event: ")) {
        String[] lines = block.split("\n", -1);
        events.add(
            new Event(
                lines[0].substring("event: ".length()),
                JSON.readTree(lines[1].substring("data: ".length()))));
      }
    }
    return events;
  }

  /// The text of an endpoint that is read.
  String read(String path) throws Exception {
    return client.send(get(path), BodyHandlers.ofString()).body();
  }

  /// Asks for events on a connection of its own, and leaves it open.
  Socket connect(ObjectNode body) throws IOException {
    return connect(body, "text/event-stream");
  }

  Socket connect(ObjectNode body, String accepted) throws IOException {
    return connect(server.port(), body, accepted);
  }

  /// Asks a server that listens on a port.
  static Socket connect(int port, ObjectNode body, String accepted) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    byte[] bytes = body.toString().getBytes(UTF_8);
    String head =
        "POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\nAccept: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(port, accepted, bytes.length);
    socket.getOutputStream().write(head.getBytes(UTF_8));
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return socket;
  }

  /// Reads from a connection until a text has come.
  static String readUntil(Socket socket, String awaited) throws IOException {
    StringBuilder read = new StringBuilder();
    byte[] block = new byte[4096];
    InputStream in = socket.getInputStream();
    while (read.indexOf(awaited) < 0) {
      int length = in.read(block);
      if (length < 0) {
        throw new IOException("the response ended before " + awaited + ": " + read);
      }
      read.append(new String(block, 0, length, UTF_8));
    }
    return read.toString();
  }

  private HttpRequest request(ObjectNode body, String accepted) {
    return HttpRequest.newBuilder(URI.create(server.url() + "/api/ask"))
        .header("Content-Type", "application/json")
        .header("Accept", accepted)
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).build();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    desk.close();
  }
}
