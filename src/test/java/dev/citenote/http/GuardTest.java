package dev.citenote.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardTest {
  private final TestServer server = start();
  private final int port = server.server.port();
  private final String ownHost = "127.0.0.1:" + port;

  private final List<String> goodHosts =
      List.of(ownHost, "localhost:" + port, "LocalHost:" + port, "[::1]:" + port);
  private final List<String> badHosts =
      List.of(
          "evil.example:" + port,
          "127.0.0.1:9",
          "127.0.0.1",
          "localhost",
          "127.0.0.1.nip.io:" + port,
          "LOCALHOST.evil",
          "localhost.:" + port,
          "127.1:" + port,
          "0.0.0.0:" + port);
  private final List<String> goodOrigins =
      List.of("http://" + ownHost, "http://localhost:" + port, "http://[::1]:" + port);
  private final List<String> badOrigins =
      List.of(
          "http://evil.example",
          "null",
          "https://" + ownHost,
          "http://127.0.0.1:9",
          "http://127.0.0.1",
          "http://" + ownHost + ".evil.example",
          "http://" + ownHost + "/",
          "");

  private static TestServer start() {
    try {
      return TestServer.answering(Answers::answered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /// Every route the server has, and what it does not have.
  private Stream<String> targets() {
    Stream<String> missing =
        Stream.of("GET /nope", "GET /api", "GET /api/nope", "POST /nope", "DELETE /api/ask");
    Stream<String> otherMethods =
        Stream.of("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO")
            .flatMap(method -> Stream.of(method + " /", method + " /api/ask", method + " /app.js"));
    return Stream.of(server.server.routes().stream(), missing, otherMethods)
        .flatMap(Function.identity())
        .map(target -> target.replace("{id}", "0a1b"));
  }

  /// Every address of the API with every method, whether it has it or not.
  private Stream<String> everyMethod() {
    return server.server.routes().stream()
        .map(route -> route.substring(route.indexOf(' ') + 1).replace("{id}", "0a1b"))
        .filter(path -> path.startsWith("/api/"))
        .distinct()
        .flatMap(
            path ->
                Stream.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                    .map(method -> method + " " + path));
  }

  @Test
  void everyMethod_ofEveryAddress_foreignPage_isForbidden() {
    each(everyMethod(), badOrigins.stream(), it -> List.of(host(), "Origin: " + it), 403);
    each(everyMethod(), badHosts.stream().limit(2), it -> List.of("Host: " + it), 403);
  }

  @Test
  void changingMethod_browserThatHidesItsPage_isForbidden() {
    each(
        everyMethod().filter(it -> !it.matches("(GET|HEAD|OPTIONS) .*")),
        Stream.of("User-Agent: Mozilla/5.0 (X11)"),
        it -> List.of(host(), it),
        403);
  }

  @Test
  void routes_ofTheServer_areTheOnesTested() {
    assertThat(server.server.routes())
        .contains(
            "GET /",
            "GET /app.js",
            "POST /api/ask",
            "POST /api/index",
            "GET /api/index",
            "GET /api/search",
            "GET /api/questions",
            "GET /api/health",
            "GET /api/notes",
            "POST /api/notes",
            "PUT /api/notes",
            "GET /api/notes/{id}",
            "PUT /api/notes/{id}",
            "DELETE /api/notes/{id}",
            "GET /api/trash",
            "POST /api/trash/{id}");
  }

  @Test
  void anyRoute_foreignHost_isForbidden() {
    each(targets(), badHosts.stream(), host -> List.of("Host: " + host), 403);
  }

  @Test
  void anyRoute_foreignOrigin_isForbidden() {
    each(targets(), badOrigins.stream(), it -> List.of(host(), "Origin: " + it), 403);
  }

  @Test
  void anyRoute_goodAndForeignOrigin_isForbidden() {
    each(
        targets(),
        Stream.of("http://evil.example"),
        it -> List.of(host(), "Origin: " + goodOrigins.getFirst(), "Origin: " + it),
        403);
  }

  @Test
  void apiRoute_callFromAnotherSite_isForbidden() {
    each(
        targets().filter(it -> it.contains("/api")),
        Stream.of("cross-site", "same-site"),
        it -> List.of(host(), "Sec-Fetch-Site: " + it),
        403);
  }

  @Test
  void anyRoute_noHost_isRefused() {
    targets()
        .forEach(
            target -> {
              assertThat(send(target + " HTTP/1.0", List.of()).status()).isEqualTo(403);
              assertThat(send(target + " HTTP/1.1", List.of()).status()).isEqualTo(400);
            });
  }

  @Test
  void anyRoute_twistedHost_isRefused() {
    assertThat(send("GET / HTTP/1.1", List.of("Host: evil@" + ownHost)).status()).isEqualTo(400);
    assertThat(send("GET / HTTP/1.1", List.of(host(), "Host: evil.example")).status())
        .isEqualTo(400);
    assertThat(send("GET http://evil.example/ HTTP/1.1", List.of(host())).status()).isEqualTo(400);
    assertThat(send("GET http://evil.example/ HTTP/1.1", List.of("Host: evil.example")).status())
        .isEqualTo(403);
  }

  @Test
  void anyRoute_ownHostAndOrigin_passes() {
    for (String host : goodHosts) {
      each(
          Stream.of("GET /", "GET /style.css", "GET /api/health"),
          goodOrigins.stream(),
          origin -> List.of("Host: " + host, "Origin: " + origin, "Sec-Fetch-Site: same-origin"),
          200);
    }
  }

  @Test
  void page_linkFromAnotherSite_isShownButAsksNothing() {
    List<String> linked = List.of(host(), "Sec-Fetch-Site: cross-site");

    RawResponse plain = send("GET / HTTP/1.1", linked);
    RawResponse asking = send("GET /?q=a%26b%0d%0aX:1 HTTP/1.1", linked);

    assertThat(plain.status()).isEqualTo(200);
    assertThat(asking.status()).isEqualTo(303);
    assertThat(asking.headers().get("Location")).endsWith("/?draft=a%26b%0D%0AX%3A1");
  }

  private String host() {
    return "Host: " + ownHost;
  }

  private void each(
      Stream<String> targets,
      Stream<String> values,
      Function<String, List<String>> headers,
      int status) {
    List<String> all = values.toList();
    SoftAssertions softly = new SoftAssertions();
    targets.forEach(
        target ->
            all.forEach(
                value ->
                    softly
                        .assertThat(send(target + " HTTP/1.1", headers.apply(value)).status())
                        .as("%s with %s", target, value)
                        .isEqualTo(status)));
    softly.assertAll();
  }

  private RawResponse send(String requestLine, List<String> headers) {
    List<String> lines = new ArrayList<>(List.of(requestLine, "Connection: close"));
    lines.addAll(headers);
    try {
      return server.raw(lines.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(requestLine + " " + headers, e);
    }
  }
}
