package dev.citenote.http;

import dev.citenote.answer.Answer;
import dev.citenote.answer.Question;
import dev.citenote.note.NoteStore;
import dev.citenote.note.NotesFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// A real server on a free port, and the ways to call it.
final class TestServer implements AutoCloseable {
  final Server server;
  final HttpClient client = HttpClient.newHttpClient();

  private TestServer(Services services) throws IOException {
    server = Server.start("127.0.0.1", 0, services);
  }

  /// A server with services of its own.
  static TestServer with(Services services) throws IOException {
    return new TestServer(services);
  }

  /// A server that answers every question the same way.
  static TestServer answering(Function<Question, Answer> answering) throws IOException {
    return new TestServer(
        new Services(
            (question, listener) -> answering.apply(question),
            Answers::ranking,
            Registers::register,
            Registers::source,
            Registers.NO_NOTES,
            TestServer::ready,
            new IdleIndexing()));
  }

  /// A server on a folder of notes.
  static TestServer on(Path notes) throws IOException {
    NoteStore store = new NoteStore(new NotesFolder(notes), change -> {});
    return new TestServer(
        new Services(
            (question, listener) -> Answers.answered(question),
            Answers::ranking,
            Registers::register,
            Registers::source,
            () -> store,
            TestServer::ready,
            new IdleIndexing()));
  }

  /// A server inside which everything fails.
  static TestServer failing(RuntimeException failure) throws IOException {
    return new TestServer(
        new Services(
            (question, listener) -> {
              throw failure;
            },
            query -> {
              throw failure;
            },
            () -> {
              throw failure;
            },
            note -> {
              throw failure;
            },
            () -> {
              throw failure;
            },
            TestServer::ready,
            new IdleIndexing()));
  }

  /// A server whose first index is being built.
  ///
  /// @param passages how many it holds so far
  static TestServer indexing(int passages) throws IOException {
    Status ready = ready();
    Status indexing =
        new Status(
            Status.State.INDEXING,
            new Status.Indexed(0, passages, 0),
            new Status.Progress(120, 900),
            ready.encoder(),
            ready.languageModel(),
            ready.leavesMachine(),
            ready.trouble());
    return new TestServer(
        new Services(
            (question, listener) -> Answers.answered(question),
            Answers::ranking,
            Registers::register,
            Registers::source,
            Registers.NO_NOTES,
            () -> indexing,
            new IdleIndexing()));
  }

  static Status ready() {
    return new Status(
        Status.State.READY,
        new Status.Indexed(5, 412, 478),
        new Status.Progress(0, 0),
        "bge-small-zh-v1.5-q",
        Optional.of("qwen3 at http://127.0.0.1:11434"),
        false,
        Optional.empty());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  HttpResponse<String> ask(String body) throws IOException, InterruptedException {
    return send(askRequest(body));
  }

  /// A request that sends a large body only once the server wants it, as careful clients do: one
  /// that is cut off while it writes may never see the reply.
  HttpRequest askRequest(String body) {
    return request("/api/ask")
        .header("Content-Type", "application/json")
        .expectContinue(body.length() > 100_000)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  /// Sends these bytes and reads the response to its end, whatever it is. The server's parser
  /// sometimes drops a connection without a word where it refuses what it read: then it is asked
  /// once more.
  RawResponse raw(String... lines) throws IOException {
    String message = String.join("\r\n", lines) + "\r\n\r\n";
    String text = exchange(message);
    return RawResponse.parse(text.isEmpty() ? exchange(message) : text);
  }

  private String exchange(String message) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
