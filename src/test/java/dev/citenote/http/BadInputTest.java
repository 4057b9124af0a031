package dev.citenote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.answer.Answer;
import dev.citenote.answer.Question;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {

  static Stream<Arguments> badBodies() {
    return Stream.of(
        Arguments.of("", 400, "bad_json", "JSON object"),
        Arguments.of("{", 400, "bad_json", "line 1"),
        Arguments.of("{}{}", 400, "bad_json", "line 1"),
        Arguments.of("[]", 400, "bad_json", "object"),
        Arguments.of("\"x\"", 400, "bad_json", "object"),
        Arguments.of("[".repeat(100_000), 400, "bad_json", "line 1"),
        Arguments.of("{\"question\":" + "[".repeat(60) + "]".repeat(60) + "}", 400, "bad_json", ""),
        Arguments.of("{\"question\":\"a\",\"question\":\"b\"}", 400, "bad_json", "line 1"),
        Arguments.of("{}", 400, "bad_question", "string"),
        Arguments.of("{\"question\":null}", 400, "bad_question", "string"),
        Arguments.of("{\"question\":7}", 400, "bad_question", "string"),
        Arguments.of("{\"question\":{\"a\":1}}", 400, "bad_question", "string"),
        Arguments.of("{\"question\":\" \\n\\t\"}", 400, "blank_question", "write"),
        Arguments.of(question("x".repeat(4_001)), 400, "question_too_long", "4,001"),
        Arguments.of("{\"question\":\"x\",\"q\":1}", 400, "unknown_field", "\"q\""),
        Arguments.of("{\"question\":\"x\",\"k\":0}", 400, "bad_k", "got \"0\""),
        Arguments.of("{\"question\":\"x\",\"k\":51}", 400, "bad_k", "between 1 and 50"),
        Arguments.of("{\"question\":\"x\",\"k\":-1}", 400, "bad_k", "-1"),
        Arguments.of("{\"question\":\"x\",\"k\":1.5}", 400, "bad_k", "1.5"),
        Arguments.of("{\"question\":\"x\",\"k\":\"8\"}", 400, "bad_k", "got the string \"8\""),
        Arguments.of("{\"question\":\"x\",\"k\":null}", 400, "bad_k", "null"),
        Arguments.of("{\"question\":\"x\",\"k\":99999999999999999999}", 400, "bad_k", "999"),
        Arguments.of("{\"question\":\"x\",\"k\":1e999999999}", 400, "bad_", ""),
        Arguments.of("{\"question\":\"x\",\"mode\":\"AUTO\"}", 400, "bad_mode", "AUTO"),
        Arguments.of("{\"question\":\"x\",\"mode\":null}", 400, "bad_mode", "extract"),
        Arguments.of(question("x".repeat(1 << 20)), 413, "body_too_large", "1,048,576"));
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void ask_badBody_isRefusedByName(String body, int status, String code, String detail)
      throws Exception {
    AtomicBoolean asked = new AtomicBoolean();
    try (TestServer server = TestServer.answering(question -> noting(asked, question))) {

      HttpResponse<String> response = server.ask(body);

      assertThat(response.statusCode()).isEqualTo(status);
      JsonNode problem = Json.mapper().readTree(response.body());
      assertThat(problem.get("code").textValue()).startsWith(code);
      assertThat(problem.get("detail").textValue()).contains(detail).hasSizeLessThan(200);
      assertThat(problem.get("status").intValue()).isEqualTo(status);
      assertThat(problem.get("type").textValue()).isEqualTo("about:blank");
      assertThat(asked).isFalse();
    }
  }

  @Test
  void ask_bodyOfUnknownLengthThatIsTooLarge_is413() throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {
      byte[] body = question("x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
      var request =
          server
              .request("/api/ask")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
              .build();

      assertThat(server.send(request).statusCode()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, identity, 415",
    "application/x-www-form-urlencoded, identity, 415",
    "multipart/form-data; boundary=x, identity, 415",
    "application/jsonp, identity, 415",
    "application/json, gzip, 415",
    "application/json, 'identity, gzip', 415",
    "application/json; charset=utf-8, identity, 200",
    "Application/JSON, identity, 200",
  })
  void ask_contentType_mustBePlainJson(String type, String encoding, int status) throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {
      var request =
          server
              .request("/api/ask")
              .header("Content-Type", type)
              .header("Content-Encoding", encoding)
              .POST(BodyPublishers.ofString(question("x")))
              .build();

      assertThat(server.send(request).statusCode()).isEqualTo(status);
    }
  }

  @Test
  void ask_noContentType_is415() throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {
      var request = server.request("/api/ask").POST(BodyPublishers.ofString(question("x"))).build();

      assertThat(server.send(request).statusCode()).isEqualTo(415);
    }
  }

  @Test
  void ask_longestQuestion_isAnswered() throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {
      assertThat(server.ask(question("🙂".repeat(4_000))).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', missing_q",
    "?q=%zz, missing_q",
    "?q=x&k=0, bad_k",
    "?q=x&k=51, bad_k",
    "?q=x&k=ten, bad_k",
    "?q=x&k=, bad_k",
    "?q=x&k=%0d%0a1, bad_k",
    "?q=x&explain=yes, bad_explain",
  })
  void search_badParameter_isRefusedByName(String query, String code) throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {

      RawResponse response =
          server.raw(
              "GET /api/search" + query + " HTTP/1.1",
              "Host: 127.0.0.1:" + server.server.port(),
              "Connection: close");

      assertThat(response.status()).isEqualTo(400);
      assertThat(Json.mapper().readTree(response.body()).get("code").textValue()).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "?status=, bad_status, got \"\"",
    "?status=ANSWERED, bad_status, ANSWERED",
    "?status=all, bad_status, answered or listed",
    "?status=%0d%0aX, bad_status, X",
  })
  void questions_badStatus_isRefusedByName(String query, String code, String detail)
      throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {

      HttpResponse<String> response = server.get("/api/questions" + query);

      assertThat(response.statusCode()).isEqualTo(400);
      JsonNode problem = Json.mapper().readTree(response.body());
      assertThat(problem.get("code").textValue()).isEqualTo(code);
      assertThat(problem.get("detail").textValue()).contains(detail).hasSizeLessThan(200);
    }
  }

  @Test
  void search_tooLong_isRefusedByName() throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {

      HttpResponse<String> response = server.get("/api/search?q=" + "x".repeat(4_001));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("query_too_long", "4,001");
    }
  }

  private static String question(String text) {
    return "{\"question\":\"" + text + "\"}";
  }

  private static Answer noting(AtomicBoolean asked, Question question) {
    asked.set(true);
    return Answers.answered(question);
  }
}
