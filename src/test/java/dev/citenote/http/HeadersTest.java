package dev.citenote.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | GET / HTTP/1.1                 | Accept: */*",
        "200 | HEAD / HTTP/1.1                | Accept: */*",
        "200 | GET /app.js HTTP/1.1           | Accept: */*",
        "200 | GET /api/status HTTP/1.1       | Accept: */*",
        "303 | GET /?q=x HTTP/1.1             | Sec-Fetch-Site: cross-site",
        "400 | GET /api/search HTTP/1.1       | Accept: */*",
        "400 | GET /api%2fstatus HTTP/1.1     | Accept: */*",
        "400 | GET /a/%2e%2e/b HTTP/1.1       | Accept: */*",
        "400 | GET //api/status HTTP/1.1      | Accept: */*",
        "400 | GET /%zz HTTP/1.1              | Accept: */*",
        "400 | GET / HTTP/1.1                 | Host: evil.example",
        "403 | GET / HTTP/1.1                 | Origin: null",
        "403 | GET /nope HTTP/1.1             | Origin: null",
        "404 | GET /nope HTTP/1.1             | Accept: text/html",
        "404 | GET /api/nope HTTP/1.1         | Accept: */*",
        "405 | GET /api/ask HTTP/1.1          | Accept: */*",
        "405 | TRACE / HTTP/1.1               | Accept: */*",
        "413 | POST /api/ask HTTP/1.1         | Content-Length: 99999999",
        "415 | POST /api/ask HTTP/1.1         | Content-Length: 0",
        "500 | GET /api/search?q=x HTTP/1.1   | Accept: */*",
        "505 | GET / HTTP/9.9                 | Accept: */*",
      })
  void anyResponse_carriesTheSecurityHeaders(int status, String requestLine, String header)
      throws IOException {
    try (TestServer server = TestServer.failing(new IllegalStateException("at /home/me"))) {
      String type = status == 413 ? "application/json" : "text/plain";

      RawResponse response =
          server.raw(
              requestLine,
              "Host: 127.0.0.1:" + server.server.port(),
              "Connection: close",
              "Content-Type: " + type,
              header);

      assertThat(response.status()).isEqualTo(status);
      assertThat(response.headers())
          .containsAllEntriesOf(SecurityHeaders.EVERYWHERE)
          .containsEntry("Cache-Control", "no-store")
          .doesNotContainKeys("Server", "X-Powered-By", "Set-Cookie");
      if (status >= 400) {
        assertThat(response.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(response.body()).doesNotContain("Exception", "/home", "jetty", "\tat ");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, /api/ask, POST", "POST, /api/search, GET", "PUT, /, GET"})
  void wrongMethod_isToldTheRightOne(String method, String path, String allowed)
      throws IOException {
    try (TestServer server = TestServer.answering(Answers::answered)) {

      RawResponse response =
          server.raw(
              method + " " + path + " HTTP/1.1",
              "Host: 127.0.0.1:" + server.server.port(),
              "Connection: close");

      assertThat(response.status()).isEqualTo(405);
      assertThat(response.headers()).containsEntry("Allow", allowed);
    }
  }
}
