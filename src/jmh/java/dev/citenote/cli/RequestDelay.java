package dev.citenote.cli;

import dev.citenote.http.Server;
import dev.citenote.llm.FakeEndpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// How long the program keeps a question, in milliseconds: from a client's sending it over HTTP to
/// its reading the event `evidence`, and to the model's receiving the prompt. The notes are those that ship with the
/// program, the questions those of `seeds-dev`. Not of JMH: run its `main`.
final class RequestDelay {
  private static final Path QUESTIONS =
      Path.of("src/test/resources/eval/seeds-dev/questions.jsonl");
  private static final int WARM_UP = 200;
  private static final int MEASURED = 400;

  private RequestDelay() {}

  public static void main(String[] args) throws Exception {
    AtomicLong received = new AtomicLong();
    Path index = Files.createTempDirectory("delay");
    try (FakeEndpoint model =
            FakeEndpoint.start(
                prompt -> {
                  received.compareAndSet(0, System.nanoTime());
                  return "LoRA [1].";
                });
        Desk desk = Desk.loading(settings(model, index), LiveServer.quiet());
        Server server = Server.start("127.0.0.1", 0, desk.services());
        HttpClient client = HttpClient.newHttpClient()) {
      desk.follow(false);
      List<String> questions = questions();
      double[] evidence = new double[MEASURED];
      double[] prompt = new double[MEASURED];
      int measured = 0;
      for (int i = 0; measured < MEASURED; i++) {
        HttpRequest request = request(server, questions.get(i % questions.size()));
        long asked = System.nanoTime();
        received.set(0);
        long found = firstEvent(client, request);
        if (received.get() > 0 && i >= WARM_UP) {
          evidence[measured] = (found - asked) / 1e6;
          prompt[measured++] = (received.get() - asked) / 1e6;
        }
      }
      print("to evidence", evidence);
      print("to the prompt", prompt);
    }
  }

  /// Reads a whole answer; returns when its first event was there.
  private static long firstEvent(HttpClient client, HttpRequest request) throws Exception {
    try (Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
      AtomicLong found = new AtomicLong();
      lines
          .filter(line -> line.startsWith("data: "))
          .forEach(line -> found.compareAndSet(0, System.nanoTime()));
      return found.get();
    }
  }

  private static void print(String what, double[] millis) {
    Arrays.sort(millis);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    out.printf(
        "%s: n %d, p50 %.1f ms, p90 %.1f ms, p99 %.1f ms%n",
        what,
        millis.length,
        millis[millis.length / 2],
        millis[millis.length * 9 / 10],
        millis[millis.length * 99 / 100]);
  }

  private static Settings settings(FakeEndpoint model, Path index) throws UsageException {
    return Settings.of(
        LiveServer.endpoint(model.url("okfull"))
            .option(Setting.INDEX, Optional.of(index.toString())));
  }

  private static List<String> questions() throws Exception {
    return Files.readAllLines(QUESTIONS).stream()
        .filter(line -> line.contains("\"answerable\""))
        .map(RequestDelay::question)
        .toList();
  }

  private static String question(String line) {
    try {
      return LiveServer.JSON.readTree(line).get("question").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpRequest request(Server server, String question) {
    return HttpRequest.newBuilder(URI.create(server.url() + "/api/ask"))
        .header("Content-Type", "application/json")
        .header("Accept", "text/event-stream")
        .POST(BodyPublishers.ofString(LiveServer.body(question).toString()))
        .build();
  }
}
