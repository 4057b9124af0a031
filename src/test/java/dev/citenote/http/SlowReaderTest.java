package dev.citenote.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.answer.Answer;
import dev.citenote.answer.AnswerListener;
import dev.citenote.answer.AnswerListener.Prospect;
import dev.citenote.answer.Question;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Streams of events whose client does not read or is quick, or whose answering fails.
@Timeout(30)
class SlowReaderTest {
  private static final String ASK = "{\"question\":\"RoPE\"}";

  @Test
  void ask_clientThatNeverReads_isCutOff() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    Services services =
        new Services(
            (question, listener) -> untilGone(question, listener, gone),
            Answers::ranking,
            Registers::register,
            Registers::source,
            Registers.NO_NOTES,
            TestServer::ready,
            new IdleIndexing());
    try (Server server = Server.start("127.0.0.1", 0, services, Duration.ofMillis(500));
        Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      String head =
          "POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\nContent-Length: %d\r\n\r\n"
              .formatted(server.port(), ASK.length());
      socket.getOutputStream().write((head + ASK).getBytes(UTF_8));

      assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void ask_failureInTheMiddle_endsWithAnErrorEvent() throws Exception {
    Services services =
        new Services(
            (question, listener) -> {
              listener.found(Answers.answered(question).trail(), Prospect.DRAFTING);
              throw new IllegalStateException("/home/me/secret");
            },
            Answers::ranking,
            Registers::register,
            Registers::source,
            Registers.NO_NOTES,
            TestServer::ready,
            new IdleIndexing());
    try (TestServer server = TestServer.with(services)) {
      HttpResponse<String> response =
          server.send(events(server, ASK, "text/event-stream, */*;q=0.1"));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
      assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(response.body())
          .startsWith("event: evidence\ndata: {")
          .contains("\n\nevent: error\ndata: {", "\"code\":\"internal\"", "\"id\":\"")
          .doesNotContain("secret")
          .doesNotContain("event: answer");
    }
  }

  @Test
  void ask_errorInTheMiddle_endsWithOneErrorEvent() throws Exception {
    Services services =
        new Services(
            (question, listener) -> {
              listener.found(Answers.answered(question).trail(), Prospect.DRAFTING);
              throw new LinkageError("/home/me/secret");
            },
            Answers::ranking,
            Registers::register,
            Registers::source,
            Registers.NO_NOTES,
            TestServer::ready,
            new IdleIndexing());
    try (TestServer server = TestServer.with(services)) {
      HttpResponse<Stream<String>> response =
          server.client.send(events(server, ASK, "text/event-stream"), BodyHandlers.ofLines());
      List<String> lines = new ArrayList<>();
      try {
        response.body().forEach(lines::add);
      } catch (UncheckedIOException e) {
        // The connection may be cut once everything was said.
      }

      assertThat(lines)
          .filteredOn(line -> line.startsWith("event: "))
          .containsExactly("event: evidence", "event: error");
      assertThat(lines).noneMatch(line -> line.contains("secret") || line.startsWith("{"));
    }
  }

  @Test
  void ask_followUpAsSoonAsTheAnswerIsRead_belongsToTheConversation() throws Exception {
    try (TestServer server = TestServer.answering(Answers::answered)) {
      for (int i = 0; i < 200; i++) {
        String id = conversation(server, "new");

        assertThat(conversation(server, id)).as("follow-up %d", i).isEqualTo(id);
      }
    }
  }

  /// Asks for events, and returns the id of the conversation as soon as the answer was read.
  private static String conversation(TestServer server, String before) throws Exception {
    String body = "{\"question\":\"RoPE\",\"conversation\":\"%s\"}".formatted(before);
    HttpResponse<Stream<String>> response =
        server.client.send(events(server, body, "text/event-stream"), BodyHandlers.ofLines());
    String data =
        response.body().filter(line -> line.startsWith("data: ")).findFirst().orElseThrow();
    return Json.mapper()
        .readTree(data.substring("data: ".length()))
        .get("conversation")
        .textValue();
  }

  private static HttpRequest events(TestServer server, String body, String accepted) {
    return server
        .request("/api/ask")
        .header("Content-Type", "application/json")
        .header("Accept", accepted)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /// Speaks until nobody listens.
  private static Answer untilGone(Question question, AnswerListener listener, CountDownLatch gone) {
    listener.found(Answers.answered(question).trail(), Prospect.DRAFTING);
    while (!listener.isGone()) {
      listener.drafted("x".repeat(100_000));
    }
    gone.countDown();
    return Answers.incomplete(question);
  }
}
