package dev.citenote.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real server on a real folder of notes with files beside it that nobody may touch, and the ways
/// to change notes through it. For tests to extend.
@Timeout(120)
abstract class NotesOnServer {
  static final String BOUNDARY = "----part";

  @TempDir Path place;
  Path notes;
  TestServer server;

  @BeforeEach
  void start() throws IOException {
    notes = Files.createDirectories(place.resolve("notes"));
    Files.createDirectories(place.resolve("a"));
    Files.writeString(place.resolve("x.md"), "sentinel");
    Files.writeString(place.resolve("a/x.md"), "sentinel");
    Files.writeString(notes.resolve("old.md"), "# 旧\n\n内容。\n");
    server = TestServer.on(notes);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  String deleted(String path) throws Exception {
    HttpResponse<String> response =
        send("DELETE", "/api/notes/" + listed(path).get("id").textValue());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response).get("undo").textValue();
  }

  interface Call {
    int status(int i) throws Exception;
  }

  static List<Integer> together(int many, Call call) throws Exception {
    CountDownLatch ready = new CountDownLatch(many);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        int number = i;
        calls.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return call.status(number);
                }));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> one : calls) {
        statuses.add(one.get());
      }
      return statuses;
    }
  }

  HttpResponse<String> put(String name, String text) throws Exception {
    String path = "/api/notes?path=" + URLEncoder.encode(name, UTF_8);
    return server.send(server.request(path).PUT(BodyPublishers.ofString(text)).build());
  }

  HttpResponse<String> replace(
      String target, @org.jspecify.annotations.Nullable String match, String text)
      throws Exception {
    HttpRequest.Builder request = server.request(target).PUT(BodyPublishers.ofString(text));
    return server.send((match == null ? request : request.header("If-Match", match)).build());
  }

  HttpResponse<String> upload(String folder, String name, String text) throws Exception {
    return form(field("folder", folder) + part("file", name, text) + "--" + BOUNDARY + "--\r\n");
  }

  HttpResponse<String> form(String body) throws Exception {
    return server.send(
        server
            .request("/api/notes")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  static String part(String field, String name, String text) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, field, name.replace("\"", "%22"), text);
  }

  static String field(String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, value);
  }

  HttpResponse<String> send(String method, String path) throws Exception {
    return server.send(server.request(path).method(method, BodyPublishers.noBody()).build());
  }

  /// A request line as hostile as its name is.
  int raw(String method, String path, String name) throws IOException {
    String shown = name.replaceAll("[\\s\\p{Cntrl}]", "%20");
    RawResponse response =
        server.raw(
            method + " " + path + shown + " HTTP/1.1",
            "Host: 127.0.0.1:" + server.server.port(),
            "If-Match: *",
            "Content-Length: 0",
            "Connection: close");
    return response.status() == 200 && name.isBlank() ? 404 : response.status();
  }

  int declared(String target, long length) throws IOException {
    return server
        .raw(
            target + " HTTP/1.1",
            "Host: 127.0.0.1:" + server.server.port(),
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Length: " + length,
            "Connection: close")
        .status();
  }

  JsonNode listed(String path) throws Exception {
    for (JsonNode note : json(server.get("/api/notes")).get("notes")) {
      if (note.get("path").textValue().equals(path)) {
        return note;
      }
    }
    throw new AssertionError(path + " is not listed");
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.mapper().readTree(response.body());
  }

  List<Path> hiddenFiles() throws IOException {
    try (Stream<Path> files = Files.walk(notes)) {
      return files.filter(it -> it.getFileName().toString().startsWith(".")).toList();
    }
  }

  /// Everything in the folder and beside it, with what it holds.
  Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(place)) {
      files.forEach(file -> tree.put(place.relativize(file).toString(), state(file)));
    }
    return tree;
  }

  private static String state(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return "no file";
      }
      FileTime written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
      return written + " " + new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
