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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How long the program keeps a question, in milliseconds: from a client's sending it over HTTP to
/// its reading the event `evidence`, and to the model's receiving the prompt. The notes are those
/// that ship with the program, the questions those of `seeds-dev`, each in 35 wordings and none
/// asked twice. Not of JMH: run its `main`.
final class RequestDelay {
  private static final Path QUESTIONS =
      Path.of("src/test/resources/eval/seeds-dev/questions.jsonl");
  private static final int WARM_UP = 200;
  private static final int MEASURED = 400;

  /// What stands before and behind a question, so that none is asked twice in the same words.
  private static final List<String> OPENINGS = List.of("", "请问", "请教一下，", "想问问，", "问：");

  private static final List<String> ENDINGS = List.of("", "？", " ？", "?", "？？", "。", "！");

  private static final Pattern ENDING = Pattern.compile("[?？]+$");

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
      Asker asker = new Asker(client, server, received);
      while (asker.ask(questions.getFirst()).isEmpty()) {
        // The notes are still being read.
        Thread.onSpinWait();
      }
      List<Delay> delays =
          questions.stream()
              .flatMap(it -> asker.ask(it).stream())
              .skip(WARM_UP)
              .limit(MEASURED)
              .toList();
      print("to evidence", delays.stream().mapToDouble(Delay::evidence).toArray());
      print("to the prompt", delays.stream().mapToDouble(Delay::prompt).toArray());
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
        .flatMap(RequestDelay::worded)
        .sorted(Comparator.comparingInt(String::hashCode))
        .toList();
  }

  private static Stream<String> worded(String question) {
    String bare = ENDING.matcher(question).replaceAll("");
    return OPENINGS.stream().flatMap(it -> ENDINGS.stream().map(end -> it + bare + end));
  }

  private static String question(String line) {
    try {
      return LiveServer.JSON.readTree(line).get("question").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks one question after another.
  ///
  /// @param received when the model was last asked
  private record Asker(HttpClient client, Server server, AtomicLong received) {

    /// Asks, and reads the whole answer; empty where the model was not asked.
    private Optional<Delay> ask(String question) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.url() + "/api/ask"))
              .header("Content-Type", "application/json")
              .header("Accept", "text/event-stream")
              .POST(BodyPublishers.ofString(LiveServer.body(question).toString()))
              .build();
      AtomicLong found = new AtomicLong();
      received.set(0);
      long asked = System.nanoTime();
      try (Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
        lines
            .filter(line -> line.startsWith("data: "))
            .forEach(line -> found.compareAndSet(0, System.nanoTime()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return Optional.of(received.get())
          .filter(it -> it > 0)
          .map(it -> new Delay((found.get() - asked) / 1e6, (it - asked) / 1e6));
    }
  }

  /// How long one question took, in milliseconds.
  private record Delay(double evidence, double prompt) {}
}
