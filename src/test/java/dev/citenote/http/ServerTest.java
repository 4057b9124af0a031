package dev.citenote.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.answer.Answer;
import dev.citenote.answer.Question;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ServerTest {
  private static final Services SERVICES =
      new Services(
          (question, listener) -> Answers.answered(question),
          Answers::ranking,
          Registers::register,
          Registers::source,
          Registers.NO_NOTES,
          TestServer::ready,
          new IdleIndexing());

  @Test
  void start_portInUse_saysWhichAndTheRemedy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> Server.start("127.0.0.1", port, SERVICES).close())
          .isInstanceOf(PortUnavailableException.class)
          .hasMessage(
              "port %d is in use on 127.0.0.1: choose another with --port, or stop the program that holds it",
              port);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.2", "example.org", "", "127.0.0.2"})
  void start_reachableFromElsewhere_isRefusedWithTheRemedy(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Server.start(host, 0, SERVICES).close())
        .withMessageContaining("must be one of 127.0.0.1, localhost, ::1")
        .withMessageContaining("token");
  }

  @Test
  void start_loopback_listensThereAlone() throws Exception {
    try (Server server = Server.start("127.0.0.1", 0, SERVICES);
        ServerSocket elsewhere = new ServerSocket()) {
      // The port is free on another address of this machine, so the server does not listen there.
      elsewhere.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), server.port()));

      assertThat(server.url()).isEqualTo("http://127.0.0.1:" + server.port());
      assertThat(elsewhere.isBound()).isTrue();
    }
  }

  @Test
  void close_requestInFlight_letsItFinish() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    TestServer server = TestServer.answering(question -> slow(question, asked, goOn));
    CompletableFuture<HttpResponse<String>> response =
        server.client.sendAsync(
            server.askRequest("{\"question\":\"RoPE\"}"), BodyHandlers.ofString());
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

    CompletableFuture<Void> closing = CompletableFuture.runAsync(server.server::close);
    awaitRefusal(server.server.port());
    assertThat(closing).isNotDone();
    goOn.countDown();

    assertThat(response.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(response.get().body()).contains("\"status\":\"answered\"");
    assertThat(closing.get(10, TimeUnit.SECONDS)).isNull();
    server.client.close();
  }

  @Test
  void close_newRequestOnOpenConnection_isNotServed() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    TestServer server = TestServer.answering(question -> slow(question, asked, goOn));
    int port = server.server.port();
    try (Socket kept = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = kept.getOutputStream();
      // Half a request keeps the connection from being idle.
      out.write(
          ("GET /api/health HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n").getBytes(US_ASCII));
      var response =
          server.client.sendAsync(
              server.askRequest("{\"question\":\"RoPE\"}"), BodyHandlers.ofString());
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(server.server::close);
      while (!server.server.isStopping()) {
        Thread.onSpinWait();
      }

      String received = sendRest(kept);

      // Nothing, where the server closed the connection before it had read the first half.
      if (!received.isEmpty()) {
        RawResponse refused = RawResponse.parse(received);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers()).containsAllEntriesOf(SecurityHeaders.EVERYWHERE);
        assertThat(refused.body()).contains("\"code\":\"stopping\"");
      }
      goOn.countDown();
      assertThat(response.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      assertThat(closing.get(10, TimeUnit.SECONDS)).isNull();
    }
    server.client.close();
  }

  @Test
  void close_twice_isQuiet() throws Exception {
    Server server = Server.start("127.0.0.1", 0, SERVICES);
    server.close();
    server.close();
    server.join();
  }

  @Test
  void ask_exception_is500WithAnIdAndTheServerLives() throws Exception {
    try (TestServer server = TestServer.failing(new IllegalStateException("/home/me/key"))) {

      HttpResponse<String> response = server.ask("{\"question\":\"RoPE\"}");

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body())
          .containsPattern("\"code\":\"internal\",\"id\":\"[0-9a-f]{12}\"")
          .doesNotContain("IllegalState", "/home");
      assertThat(server.get("/api/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void ask_stackOverflow_is500AndTheServerLives() throws Exception {
    try (TestServer server = TestServer.answering(question -> deeper(question, 0))) {

      HttpResponse<String> response = server.ask("{\"question\":\"RoPE\"}");

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).contains("\"code\":\"internal\"").doesNotContain("Overflow");
      assertThat(server.get("/api/health").statusCode()).isEqualTo(200);
    }
  }

  private static Answer deeper(Question question, int depth) {
    Answer answer = depth < 0 ? Answers.answered(question) : deeper(question, depth + 1);
    return depth % 2 == 0 ? answer : Answers.notInNotes(question);
  }

  private static Answer slow(Question question, CountDownLatch asked, CountDownLatch goOn) {
    asked.countDown();
    try {
      assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the request was cut", e);
    }
    return Answers.answered(question);
  }

  /// Ends the request and reads the response; empty where the connection is closed already.
  private static String sendRest(Socket socket) throws IOException {
    try {
      socket.getOutputStream().write("Connection: close\r\n\r\n".getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (SocketException e) {
      return "";
    }
  }

  /// Returns once nothing listens on the port any more.
  private static void awaitRefusal(int port) {
    while (true) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
      } catch (IOException e) {
        return;
      }
    }
  }
}
