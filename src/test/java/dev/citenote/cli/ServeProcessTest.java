package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.cli.LiveServer.Event;
import dev.citenote.llm.FakeEndpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `citenote serve` as a process of its own.
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ServeProcessTest {
  private static final String SECRET = "CANARYq7Zx93";
  private static final String KEY_SECRET = "VOGELw4Hk15";
  private static final String KEY = "sk-" + KEY_SECRET + "-KEY";
  private static final String EVENTS = "text/event-stream";
  private static final int PIECE = 6;
  private static final int TERMINATED = 143;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"info", "trace"})
  void serve_keyIsNeverToldAndNotesAndQuestionsAreNotLoggedAtInfo(String level) throws Exception {
    Path notes = Files.createDirectories(folder.resolve("notes"));
    Files.writeString(notes.resolve("a.md"), "# 缓存\n\n## 什么是缓存击穿？\n热点键 " + SECRET + " 过期。\n");
    String said = "";
    String answered = "";
    try (FakeEndpoint model = FakeEndpoint.start();
        Served served = serve(model, level)) {
      for (String mode : List.of("err401", "err500", "drop")) {
        model.turnTo(mode, mode.equals("drop") ? SECRET : KEY + SECRET);
        answered += served.ask("缓存击穿 " + SECRET + " 是什么？") + served.ask(SECRET);
        answered += served.read("/api/search?q=" + SECRET);
        assertThat(model.received().getFirst().headers().get("authorization")).contains(KEY);
        assertThat(model.received().getFirst().body()).doesNotContain(KEY_SECRET);
      }
      for (String path : List.of("health", "status", "config", "settings", "env", "debug")) {
        said += served.read("/api/" + path);
      }
      assertThat(served.process.descendants()).as("processes that could be told the key").isEmpty();
      String line = served.process.info().commandLine().orElse("");
      assertThat(line).doesNotContain(pieces(KEY_SECRET));
      said += served.stop();
    }

    assertThat(said + answered).doesNotContain(pieces(KEY_SECRET));
    assertThat(said).contains("indexed 1 new");
    if (level.equals("info")) {
      assertThat(said).doesNotContain(pieces(SECRET)).doesNotContain("热点键");
    }
  }

  @Test
  void serve_crash_leavesNeitherKeyNorNotesNorQuestionsInItsReport() throws Exception {
    Path notes = Files.createDirectories(folder.resolve("notes"));
    Files.writeString(notes.resolve("a.md"), "# 缓存\n\n## 什么是缓存击穿？\n热点键 " + SECRET + " 过期。\n");
    Path report = folder.resolve("hs_err.log");
    try (FakeEndpoint model = FakeEndpoint.start().turnTo("stall", KEY + SECRET);
        Served served =
            serve(model, "info", "-XX:ErrorFile=" + report, "-XX:-CreateCoredumpOnCrash")) {
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> served.tryToAsk("缓存击穿 " + SECRET + " 是什么？"));
      assertThat(FakeEndpoint.eventually(Duration.ofSeconds(10), () -> model.requests() == 1))
          .isTrue();

      new ProcessBuilder("kill", "-SEGV", String.valueOf(served.process.pid())).start().waitFor();

      assertThat(served.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      answer.get(30, TimeUnit.SECONDS);
      String left = Files.readString(report, StandardCharsets.ISO_8859_1) + readAll(served.err);
      assertThat(left).contains("SIGSEGV", "Environment Variables");
      assertThat(left).doesNotContain(pieces(KEY_SECRET)).doesNotContain(pieces(SECRET));
    }
  }

  @Test
  void serve_endlessModelsInASmallHeap_goesOnAndLogsNoKeyEvenForDebugging() throws Exception {
    Path notes = Files.createDirectories(folder.resolve("notes"));
    Files.writeString(notes.resolve("a.md"), "## 什么是缓存击穿？\n" + LiveServer.STATEMENT + "\n");
    try (FakeEndpoint model = FakeEndpoint.start();
        Served served = serve(model, "debug", "-Xmx256m")) {
      for (String mode : List.of("endless", "endlessline", "endlessevents", "err500inf")) {
        model.turnTo(mode, KEY);
        assertThat(LiveServer.parse(served.ask(LiveServer.QUESTION)).getLast().isTerminal())
            .as(mode)
            .isTrue();
      }
      model.turnTo("emptydrip", KEY);
      LiveServer.connect(served.url.getPort(), LiveServer.body(LiveServer.QUESTION), EVENTS)
          .close();
      model.turnTo("okfull", LiveServer.STATEMENT + "[1]");
      Event last = LiveServer.parse(served.ask(LiveServer.QUESTION)).getLast();
      assertThat(last.data().get("drafter").get("kind").asText()).isEqualTo("llm");

      assertThat(served.stop())
          .contains("the client is gone")
          .doesNotContain("OutOfMemory")
          .doesNotContain(pieces(KEY_SECRET));
    }
  }

  private static List<String> pieces(String secret) {
    return IntStream.rangeClosed(0, secret.length() - PIECE)
        .mapToObj(i -> secret.substring(i, i + PIECE))
        .toList();
  }

  @Test
  void serve_terminatedWhileAModelAnswers_endsTheAnswerFirst() throws Exception {
    Files.createDirectories(folder.resolve("notes"));
    Files.writeString(folder.resolve("notes/a.md"), "## 什么是缓存击穿？\n" + LiveServer.STATEMENT + "\n");
    try (FakeEndpoint model =
            FakeEndpoint.start().turnTo("stall", LiveServer.STATEMENT + "[1] 还有");
        Served served = serve(model, "info")) {
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> served.ask(LiveServer.QUESTION));
      assertThat(FakeEndpoint.eventually(Duration.ofSeconds(10), () -> model.requests() == 1))
          .isTrue();

      long start = System.nanoTime();
      served.process.destroy();

      List<Event> events = LiveServer.parse(answer.get(10, TimeUnit.SECONDS));
      assertThat(events.stream().filter(Event::isTerminal)).hasSize(1);
      assertThat(events.getLast().data().get("failure").asText()).isEqualTo("stopping");
      assertThat(events.getLast().data().get("text").asText()).startsWith(LiveServer.STATEMENT);
      assertThat(served.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
      assertThat(served.process.exitValue()).isEqualTo(TERMINATED);
    }
  }

  private Served serve(FakeEndpoint model, String level, String... options) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    words.addAll(List.of(options));
    words.addAll(
        List.of(
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=" + level,
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.citenote.cli.Main",
            "serve",
            "--port",
            "0",
            "--no-watch",
            "--notes",
            folder.resolve("notes").toString(),
            "--index",
            folder.resolve("index").toString()));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("CITENOTE_LLM_PROVIDER", "openai");
    builder.environment().put("CITENOTE_LLM_BASE_URL", model.url("any").toString());
    builder.environment().put("CITENOTE_LLM_MODEL", "m");
    builder.environment().put("CITENOTE_LLM_API_KEY", KEY);
    Path err = Files.createTempFile(folder, "err", "");
    Process process = builder.redirectError(err.toFile()).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = String.valueOf(out.readLine());
    assertThat(line).as(() -> readAll(err)).contains("http://");
    String url = line.replaceFirst(".*(http://[0-9.:]+).*", "$1");
    Served served = new Served(process, out, err, URI.create(url), HttpClient.newHttpClient());
    while (!served.read("/api/health").contains("ok")) {
      LockSupport.parkNanos(20_000_000);
    }
    return served;
  }

  private static String readAll(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /// A server process that is ready.
  private record Served(Process process, BufferedReader out, Path err, URI url, HttpClient client)
      implements AutoCloseable {

    String ask(String question) {
      return send(
          HttpRequest.newBuilder(url.resolve("/api/ask"))
              .header("Content-Type", "application/json")
              .header("Accept", EVENTS)
              .POST(BodyPublishers.ofString(LiveServer.body(question).toString())));
    }

    /// The answer, or nothing where the server breaks off.
    String tryToAsk(String question) {
      try {
        return ask(question);
      } catch (IllegalStateException e) {
        return "";
      }
    }

    String read(String path) {
      return send(HttpRequest.newBuilder(url.resolve(path)));
    }

    private String send(HttpRequest.Builder request) {
      try {
        return client.send(request.build(), BodyHandlers.ofString()).body();
      } catch (IOException e) {
        throw new IllegalStateException(readAll(err), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    /// Ends it; returns all that it printed and logged.
    String stop() throws Exception {
      process.toHandle().destroy();
      String printed = String.join("\n", out.lines().toList());
      process.waitFor();
      return printed + Files.readString(err);
    }

    @Override
    public void close() {
      process.destroyForcibly();
      client.close();
    }
  }
}
