package dev.citenote.cli;

import dev.citenote.http.Server;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/// How long after a note is saved a search over HTTP finds what was written, in milliseconds: 50
/// edits of one paragraph each, in 1,000 notes of 10 KB; and how long a sync takes that finds
/// nothing changed. Not of JMH: run its `main`.
final class FollowDelay {
  private static final int NOTES = 1_000;
  private static final int EDITS = 50;
  private static final int PARAGRAPHS = 16;
  private static final int POOL = 20;

  private FollowDelay() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("follow");
    Path notes = Files.createDirectory(folder.resolve("notes"));
    Random random = new Random(1);
    for (int i = 0; i < NOTES; i++) {
      Files.writeString(notes.resolve("n" + i + ".md"), note(random));
    }
    Settings settings =
        Settings.of(
            new SettingLayers(Path.of(""))
                .option(Setting.LLM_PROVIDER, Optional.of("none"))
                .option(Setting.NOTES, Optional.of(notes.toString()))
                .option(Setting.INDEX, Optional.of(folder.resolve("index").toString())));
    try (Desk desk = Desk.loading(settings, LiveServer.quiet());
        Server server = Server.start("127.0.0.1", 0, desk.services());
        HttpClient client = HttpClient.newHttpClient()) {
      long start = System.nanoTime();
      desk.follow(true);
      while (!get(client, server, "/api/health").contains("ok")) {
        Thread.sleep(100);
      }
      say("first build of %d notes: %.1f s", NOTES, (System.nanoTime() - start) / 1e9);
      double[] delays = new double[EDITS];
      for (int i = 0; i < EDITS; i++) {
        delays[i] = edit(client, server, notes.resolve("n" + random.nextInt(NOTES) + ".md"), i);
      }
      Arrays.sort(delays);
      say(
          "saved to found: n %d, p50 %.0f ms, p95 %.0f ms, most %.0f ms",
          EDITS, delays[EDITS / 2], delays[EDITS * 95 / 100], delays[EDITS - 1]);
    }
  }

  /// Adds a paragraph with a word of its own; returns how long it takes until a search finds it.
  private static double edit(HttpClient client, Server server, Path note, int number)
      throws Exception {
    String word = "zebra" + number + "x";
    String before = Files.readString(note);
    int at = before.indexOf("## 第 9 节");
    String text = before.substring(0, at) + "新的一段提到了 " + word + "。\n\n" + before.substring(at);
    long saved = System.nanoTime();
    Files.writeString(note, text);
    while (!get(client, server, "/api/search?k=1&q=" + word).contains(word + "。")) {
      Thread.sleep(5);
    }
    return (System.nanoTime() - saved) / 1e6;
  }

  private static String get(HttpClient client, Server server, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  /// About 10 KB; paragraphs are drawn from a pool, so that the first build is soon over.
  private static String note(Random random) {
    StringBuilder text = new StringBuilder("# 笔记\n\n");
    for (int p = 0; p < PARAGRAPHS; p++) {
      Random paragraph = new Random(random.nextInt(POOL));
      text.append("## 第 ").append(p).append(" 节\n\n");
      for (int s = 0; s < 10; s++) {
        text.append("第 ").append(paragraph.nextInt(100_000)).append(" 句说的是注意力机制与显存。");
      }
      text.append("\n\n");
    }
    return text.toString();
  }

  private static void say(String format, Object... values) {
    new PrintWriter(System.out, true, StandardCharsets.UTF_8).printf(format + "%n", values);
  }
}
