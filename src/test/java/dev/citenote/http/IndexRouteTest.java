package dev.citenote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.http.SyncProgress.Phase;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `/api/index` of a real server, with syncs that go as told.
@Timeout(30)
class IndexRouteTest {
  private static final SyncOutcome DONE =
      new SyncOutcome.Done(new ReportJson(2, 1, 0, 0, 3, 4, List.of(), 40, 1.5, Optional.empty()));

  private final List<IndexRequest> started = new ArrayList<>();

  @Test
  void post_plain_is202AndSaysWhereToLook() throws Exception {
    try (TestServer server = server(DONE, encoding(10, 5))) {

      HttpResponse<String> response = send(server, post(server, ""));

      assertThat(response.statusCode()).isEqualTo(202);
      assertThat(response.headers().firstValue("Location")).contains("/api/index");
      assertThat(response.body())
          .isEqualTo(
              """
              {"see":"/api/index","progress":{"phase":"encoding","done":10,"total":100,\
              "unit":"bytes","seconds_left":5}}""");
      assertThat(started).containsExactly(IndexRequest.FOLLOW);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"full\":true}|true|false",
        "{\"full\":false}|false|false",
        "{\"confirm\":true}|false|true",
        "{\"confirm\":true,\"full\":true}|true|true",
        "{}|false|false"
      })
  void post_body_saysWhatTheSyncIsToDo(String body, boolean full, boolean confirm)
      throws Exception {
    try (TestServer server = server(DONE)) {
      assertThat(send(server, post(server, body)).statusCode()).isEqualTo(202);
      assertThat(started).containsExactly(new IndexRequest(full, confirm));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"full\":1}|bad_full|full must be true or false, got \"1\"",
        "{\"full\":\"yes\"}|bad_full|full must be true or false, got the string \"yes\"",
        "{\"ful\":true}|unknown_field|there are full and confirm",
        "{\"confirm\":\"yes\"}|bad_confirm|confirm must be true or false, got",
        "[]|bad_json|must be a JSON object",
        "{|bad_json|near line 1"
      })
  void post_badBody_isRefusedAndStartsNothing(String body, String code, String detail)
      throws Exception {
    try (TestServer server = server(DONE)) {

      HttpResponse<String> response = send(server, post(server, body));

      assertThat(response.statusCode()).isEqualTo(400);
      JsonNode problem = Json.mapper().readTree(response.body());
      assertThat(problem.get("code").textValue()).isEqualTo(code);
      assertThat(problem.get("detail").textValue()).contains(detail);
      assertThat(started).isEmpty();
    }
  }

  @Test
  void post_anotherMediaType_isRefusedAndStartsNothing() throws Exception {
    try (TestServer server = server(DONE)) {
      for (String body : new String[] {"", "full=true"}) {
        HttpRequest form =
            server
                .request("/api/index")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(send(server, form).statusCode()).isEqualTo(415);
      }
      assertThat(started).isEmpty();
    }
  }

  @Test
  void post_events_areProgressThenOneReport() throws Exception {
    try (TestServer server = server(DONE, encoding(10, 5), encoding(10, 5), encoding(60, 2))) {
      HttpRequest asked =
          HttpRequest.newBuilder(post(server, ""), (name, value) -> true)
              .header("Accept", "text/event-stream")
              .build();

      assertThat(send(server, asked).body())
          .isEqualTo(
              """
              event: progress
              data: {"phase":"encoding","done":10,"total":100,"unit":"bytes","seconds_left":5}

              event: progress
              data: {"phase":"encoding","done":60,"total":100,"unit":"bytes","seconds_left":2}

              event: report
              data: {"added":2,"changed":1,"moved":0,"removed":0,"unchanged":3,"held":4,"skipped":[],"passages":40,"seconds":1.5}

              """);
    }
  }

  @Test
  void get_eventsOfOneThatFails_endInOneErrorWithTheRemedy() throws Exception {
    SyncOutcome full =
        new SyncOutcome.Failed(new Trouble(Trouble.Code.DISK_FULL, "the disk is full: make room"));
    try (TestServer server = server(full, encoding(10, 5))) {
      HttpRequest asked =
          server.request("/api/index").header("Accept", "text/event-stream").GET().build();

      String events = send(server, asked).body();

      assertThat(events.lines().filter(it -> it.startsWith("event: ")))
          .containsExactly("event: progress", "event: error");
      assertThat(events).contains("\"code\":\"disk_full\"", "the disk is full: make room");
      assertThat(started).isEmpty();
    }
  }

  @Test
  void get_plain_tellsProgressAndThenTheReport() throws Exception {
    try (TestServer server = server(DONE, encoding(10, 5))) {
      JsonNode during = Json.mapper().readTree(server.get("/api/index").body());
      JsonNode after = Json.mapper().readTree(server.get("/api/index").body());

      assertThat(during.at("/progress/phase").asText()).isEqualTo("encoding");
      assertThat(during.get("report").isNull()).isTrue();
      assertThat(after.at("/progress/phase").asText()).isEqualTo("idle");
      assertThat(after.at("/report/added").asInt()).isEqualTo(2);
      assertThat(after.get("problem").isNull()).isTrue();
      assertThat(started).isEmpty();
    }
  }

  @Test
  void get_withNothingToTell_isIdle() throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {
      assertThat(server.get("/api/index").body()).contains("\"phase\":\"idle\"");
      HttpRequest asked =
          server.request("/api/index").header("Accept", "text/event-stream").GET().build();
      assertThat(send(server, asked).body())
          .startsWith("event: progress\ndata: {\"phase\":\"idle\"");
    }
  }

  private static SyncProgress encoding(long done, long left) {
    return new SyncProgress(Phase.ENCODING, done, 100, OptionalLong.of(left));
  }

  private static HttpRequest post(TestServer server, String body) {
    HttpRequest.Builder request = server.request("/api/index");
    return (body.isEmpty() ? request : request.header("Content-Type", "application/json"))
        .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  private static HttpResponse<String> send(TestServer server, HttpRequest request)
      throws IOException, InterruptedException {
    return server.send(request);
  }

  /// A server with one sync, which is so far at each look and then ends.
  private TestServer server(SyncOutcome outcome, SyncProgress... looks) throws IOException {
    Told run = new Told(outcome, Stream.of(looks).toList());
    IdleIndexing idle = new IdleIndexing();
    Indexing indexing =
        new Indexing() {
          @Override
          public Run start(IndexRequest request) {
            started.add(request);
            return run;
          }

          @Override
          public Optional<Run> latest() {
            return Optional.of(run);
          }

          @Override
          public Overview overview() {
            return idle.overview();
          }
        };
    return TestServer.with(
        new Services(
            (question, listener) -> Answers.answered(question),
            Answers::ranking,
            Registers::register,
            Registers::source,
            Registers.NO_NOTES,
            TestServer::ready,
            indexing));
  }

  /// A sync whose every look is known beforehand.
  private static final class Told implements Indexing.Run {
    private final SyncOutcome outcome;
    private final Queue<SyncProgress> looks;

    Told(SyncOutcome outcome, List<SyncProgress> looks) {
      this.outcome = outcome;
      this.looks = new ArrayDeque<>(looks);
    }

    @Override
    public synchronized SyncProgress progress() {
      return looks.isEmpty() ? SyncProgress.IDLE : looks.remove();
    }

    @Override
    public synchronized Optional<SyncOutcome> await(Duration patience) {
      return looks.isEmpty() ? Optional.of(outcome) : Optional.empty();
    }
  }
}
