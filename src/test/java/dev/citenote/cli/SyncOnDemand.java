package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citenote.http.Server;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// A server that does not follow its notes: it syncs when it is asked to, so that nothing depends
/// on when it looks.
final class SyncOnDemand implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Desk desk;
  private final Server server;

  private SyncOnDemand(Desk desk, Server server) {
    this.desk = desk;
    this.server = server;
  }

  static SyncOnDemand start(Settings settings) throws Exception {
    return start(settings, System::nanoTime);
  }

  /// The same by another clock.
  static SyncOnDemand start(Settings settings, LongSupplier clock) throws Exception {
    Desk desk = Desk.loading(settings, LiveServer.quiet(), clock);
    return new SyncOnDemand(desk, Server.start("127.0.0.1", 0, desk.services()));
  }

  /// The same, once it has synced; it tries again what fails.
  static SyncOnDemand started(Settings settings) throws Exception {
    SyncOnDemand live = start(settings);
    live.desk.follow(false);
    // Else the sync that is asked for may come first, and the one of the start follow it.
    for (JsonNode first = live.json("/api/index");
        !first.has("report") && !first.has("problem");
        first = live.json("/api/index")) {
      LockSupport.parkNanos(20_000_000);
    }
    live.sync("{}");
    return live;
  }

  /// The report of a sync that is asked for.
  JsonNode sync(String body) throws Exception {
    LiveServer.Event end = end(body);
    assertThat(end.name()).as(end.data().toString()).isEqualTo("report");
    return end.data();
  }

  /// How a sync that is asked for ends.
  LiveServer.Event end(String body) throws Exception {
    HttpRequest asked =
        request("/api/index")
            .header("Accept", "text/event-stream")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return LiveServer.parse(send(asked).body()).getLast();
  }

  JsonNode json(String path) throws Exception {
    return JSON.readTree(get(path));
  }

  String get(String path) throws Exception {
    return send(request(path).build()).body();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  /// Asks a question.
  HttpResponse<String> ask(String question) throws Exception {
    return send(
        request("/api/ask")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"question\":\"" + question + "\"}"))
            .build());
  }

  @Override
  public void close() {
    client.close();
    server.close();
    desk.close();
  }
}
