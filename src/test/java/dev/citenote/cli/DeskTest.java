package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.http.Server;
import dev.citenote.index.FolderSync.Absence;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server as `citenote serve` wires it: the real encoder, index, watch and HTTP.
class DeskTest {
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  @TempDir Path folder;
  private Path notes = Path.of("");

  @BeforeEach
  void writeNotes() throws IOException {
    notes = Files.createDirectory(folder.resolve("notes"));
    Files.writeString(notes.resolve("a.md"), "# 缓存\n\n## 什么是缓存击穿？\n热点键过期后请求直达数据库。\n");
  }

  @Test
  void serve_editedAndNewNotes_areInTheNextAnswers() throws Exception {
    try (Desk desk = Desk.loading(settings(), quiet());
        Server server = Server.start("127.0.0.1", 0, desk.services());
        HttpClient client = HttpClient.newHttpClient()) {
      desk.follow(true);
      await(client, server, "缓存击穿是什么？", "热点键过期后请求直达数据库。 [1]");

      Files.writeString(notes.resolve("a.md"), "# 缓存\n\n## 什么是缓存击穿？\n一个热点键失效的瞬间。\n");
      await(client, server, "缓存击穿是什么？", "一个热点键失效的瞬间。 [1]");

      Files.createDirectory(notes.resolve("更多"));
      Files.writeString(notes.resolve("更多/b.md"), "# 队列\n\n## 什么是死信队列？\n存放无法投递的消息。\n");
      await(client, server, "死信队列是什么？", "存放无法投递的消息。 [1]");

      Files.delete(notes.resolve("a.md"));
      await(client, server, "缓存击穿是什么？", "\"status\":\"not_in_notes\"");
    }
  }

  @Test
  void serve_otherEncoder_answersFromTheOldIndexUntilTheNewOneIsThere() throws Exception {
    for (int i = 0; i < 300; i++) {
      Files.writeString(notes.resolve("n" + i + ".md"), "第 " + i + " 篇说的是别的。\n");
    }
    try (Workbench bench = Workbench.open(settings("bge-small-zh-v1.5-q"), "index")) {
      bench.keeper().sync(false, Absence.DELETED, quiet());
    }
    try (Desk desk = Desk.loading(settings("e5-to-bge"), quiet());
        Server server = Server.start("127.0.0.1", 0, desk.services());
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(ask(client, server, "缓存击穿是什么？")).contains("热点键过期后请求直达数据库。 [1]");

      Files.writeString(notes.resolve("b.md"), "# 队列\n\n## 什么是死信队列？\n存放无法投递的消息。\n");
      desk.follow(true);
      assertThat(ask(client, server, "缓存击穿是什么？")).contains("热点键过期后请求直达数据库。 [1]");
      await(client, server, "死信队列是什么？", "存放无法投递的消息。 [1]");
      assertThat(ask(client, server, "缓存击穿是什么？")).contains("热点键过期后请求直达数据库。 [1]");
    }
  }

  @Test
  void serve_mostNotesGoneAtOnce_answersFromThemUntilThatLasts() throws Exception {
    for (int i = 0; i < 6; i++) {
      Files.writeString(notes.resolve("n" + i + ".md"), "第 " + i + " 篇。\n");
    }
    Path away = folder.resolve("away");
    try (Desk desk = Desk.loading(settings(), quiet());
        Server server = Server.start("127.0.0.1", 0, desk.services());
        HttpClient client = HttpClient.newHttpClient()) {
      desk.follow(true);
      await(client, server, "缓存击穿是什么？", "热点键过期后请求直达数据库。 [1]");

      Files.move(notes, away);
      Files.createDirectory(notes);
      awaitHealth(client, server, "NOTES_VANISHED");
      await(client, server, "缓存击穿是什么？", "热点键过期后请求直达数据库。 [1]");

      Files.delete(notes);
      Files.move(away, notes);
      awaitHealth(client, server, "{\"status\":\"ok\"}");
      await(client, server, "缓存击穿是什么？", "热点键过期后请求直达数据库。 [1]");

      Files.move(notes, away);
      Files.createDirectory(notes);
      awaitHealth(client, server, "NOTES_VANISHED");
      await(client, server, "缓存击穿是什么？", "\"status\":\"not_in_notes\"");
      awaitHealth(client, server, "{\"status\":\"ok\"}");
    }
  }

  @Test
  void questions_editedAndNewNotes_areThereAtOnce() throws Exception {
    try (Desk desk = Desk.loading(settings(), quiet());
        Server server = Server.start("127.0.0.1", 0, desk.services());
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(questions(client, server)).contains("什么是缓存击穿？", "\"all\":1,");

      Files.writeString(notes.resolve("a.md"), "## 怎么限流？\n");
      Files.writeString(notes.resolve("b.md"), "## 怎么重试？\n");

      assertThat(questions(client, server))
          .contains("怎么限流？", "怎么重试？", "\"all\":2,")
          .doesNotContain("什么是缓存击穿？");
    }
  }

  @Test
  void serve_indexThatAnotherWrites_isRefused() throws Exception {
    try (Desk first = Desk.loading(settings(), quiet())) {
      first.awaitLoaded();
      try (Desk second = Desk.loading(settings(), quiet())) {
        assertThatThrownBy(second::awaitLoaded)
            .isInstanceOf(FailedException.class)
            .hasMessageContaining("another citenote");
      }
    }
  }

  @Test
  void ask_whileServing_searchesTheSameIndex() throws Exception {
    try (Desk desk = Desk.loading(settings(), quiet());
        Server server = Server.start("127.0.0.1", 0, desk.services());
        HttpClient client = HttpClient.newHttpClient()) {
      desk.follow(false);
      await(client, server, "缓存击穿是什么？", "[1]");
      try (Workbench bench = Workbench.open(settings(), "ask")) {
        bench.keeper().bringInStep(quiet());

        assertThat(bench.writable()).isFalse();
        assertThat(bench.counts().notes()).isEqualTo(1);
      }
    }
  }

  private static String questions(HttpClient client, Server server) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/questions")).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private static void awaitHealth(HttpClient client, Server server, String expected)
      throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    String body = "";
    while (!body.contains(expected)) {
      assertThat(System.nanoTime()).as(body).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.url() + "/api/health")).build();
      body = client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static void await(HttpClient client, Server server, String question, String expected)
      throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    String body = "";
    while (!body.contains(expected)) {
      assertThat(System.nanoTime()).as(body).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
      body = ask(client, server, question);
    }
  }

  private static String ask(HttpClient client, Server server, String question) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/ask"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"question\":\"" + question + "\"}"))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private Settings settings() throws UsageException {
    return settings("e5-to-bge");
  }

  private Settings settings(String encoder) throws UsageException {
    return Settings.of(
        new SettingLayers(Path.of(""))
            .option(Setting.ENCODER, Optional.of(encoder))
            .option(Setting.NOTES, Optional.of(notes.toString()))
            .option(Setting.INDEX, Optional.of(folder.resolve("index").toString())));
  }

  private static SyncNotice quiet() {
    return SyncNotice.on(new PrintWriter(new StringWriter()));
  }
}
