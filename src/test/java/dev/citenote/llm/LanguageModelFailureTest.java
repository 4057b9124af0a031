package dev.citenote.llm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.llm.Completion.Broken;
import dev.citenote.llm.Completion.Complete;
import dev.citenote.llm.Completion.NoAnswer;
import dev.citenote.llm.Completion.Refused;
import dev.citenote.llm.Completion.Unavailable;
import dev.citenote.llm.ScriptedEndpoint.Reply;
import dev.citenote.llm.Terms.Deadlines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class LanguageModelFailureTest {
  private static final Prompt PROMPT = new Prompt("Be brief.", "What is a KV cache?");
  private static final String KEY = "sk-CANARY-KEY-0123456789";
  private static final Duration SHORT = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void complete_keyRefused_namesTheSettingAndNotTheKey(int status) throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(error(status, "wrong key " + KEY))) {
      Refused ending = ask(server.openAi(), Refused.class);

      assertThat(ending.reason()).contains("CITENOTE_LLM_API_KEY").doesNotContain("CANARY");
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void complete_keyWantedAndNoneSet_asksForOne() throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(error(401, "no key"))) {
      assertThat(LanguageModels.of(server.openAi()).complete(PROMPT, Listener.NONE))
          .isInstanceOfSatisfying(
              Refused.class,
              ending -> assertThat(ending.reason()).contains("set CITENOTE_LLM_API_KEY"));
    }
  }

  @Test
  void complete_errorEchoesKey_quotesTheRest() throws IOException {
    try (ScriptedEndpoint server =
        ScriptedEndpoint.start(error(400, "bad: " + KEY + " or " + KEY.substring(3, 12) + "!"))) {
      Refused ending = ask(server.openAi(), Refused.class);

      assertThat(ending.reason()).contains("bad: … or …!").doesNotContain("CANARY");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 404, 429, 500, 503})
  void complete_endpointEchoesKey_noPieceOfItIsInTheReasonOrALog(int status) throws IOException {
    String body = "data: {\"error\":{\"message\":\"no %s, %s\"}}\n\n";
    String echo = body.formatted(KEY, KEY.substring(5, 15));
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    try (ScriptedEndpoint server =
        ScriptedEndpoint.start(Reply.body(status, "text/event-stream", echo, "X-Echo", KEY))) {
      System.setErr(new PrintStream(log, true, UTF_8));

      LanguageModel model = LanguageModels.of(keyed(server.openAi()));
      String said = "" + model.complete(PROMPT, Listener.NONE) + model.probe() + model;

      assertThat(said + log.toString(UTF_8)).contains("reason").doesNotContain(pieces(KEY));
    } finally {
      System.setErr(before);
    }
  }

  private static List<String> pieces(String key) {
    return IntStream.rangeClosed(0, key.length() - 6)
        .mapToObj(at -> key.substring(at, at + 6))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"code\":7}",
        " {\"error\":{}}",
        "data: {\"x\":1}",
        "<html>no</html>",
        ""
      })
  void complete_errorBodyWithoutAMessage_isNotQuoted(String body) throws IOException {
    try (ScriptedEndpoint server =
        ScriptedEndpoint.start(Reply.json(429, body, "Retry-After", "60"))) {
      assertThat(ask(server.openAi(), Unavailable.class).reason())
          .endsWith(" is too busy (429): try again later");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no room", "{\"detail\":\"no room\"}", "{\"detail\":[{\"msg\":\"no room\"}]}"})
  void complete_errorBodyWithAMessage_isQuoted(String body) throws IOException {
    try (ScriptedEndpoint server =
        ScriptedEndpoint.start(Reply.json(429, body, "Retry-After", "60"))) {
      assertThat(ask(server.openAi(), Unavailable.class).reason())
          .endsWith(" is too busy (429: no room): try again later");
    }
  }

  @Test
  void complete_longErrorBody_isQuotedShort() throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(error(400, "word ".repeat(500)))) {
      assertThat(ask(server.openAi(), Refused.class).reason()).hasSizeLessThan(350);
    }
  }

  @Test
  void complete_unknownModel_namesModelAndUrl() throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(error(404, "not found"))) {
      assertThat(ask(server.openAi(), Refused.class).reason())
          .contains("test-model", server.openAi().baseUrl().toString());
      assertThat(ask(server.ollama(), Refused.class).reason()).contains("test-model");
    }
  }

  @Test
  void complete_busyOnce_asksAgain() throws IOException {
    try (ScriptedEndpoint server =
        ScriptedEndpoint.start(Reply.json(429, "{}", "Retry-After", "1"), Reply.openAi("yes"))) {
      long start = System.nanoTime();

      assertThat(ask(server.openAi())).isEqualTo(new Complete("yes"));

      assertThat(server.received()).hasSize(2);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(SHORT);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void complete_busyTwice_isUnavailableAfterTwoRequests(int status) throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(error(status, "overloaded"))) {
      assertThat(ask(server.openAi(), Unavailable.class).reason())
          .contains(address(server), String.valueOf(status), "overloaded");
      assertThat(server.received()).hasSize(2);

      ask(server.ollama(), Unavailable.class);
      assertThat(server.received()).hasSize(4);
    }
  }

  @Test
  void complete_busyForLong_isNotAskedAgain() throws IOException {
    try (ScriptedEndpoint server =
        ScriptedEndpoint.start(Reply.json(429, "{}", "Retry-After", "60"))) {
      ask(server.openAi(), Unavailable.class);

      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void complete_nothingListens_isUnavailableAndNamesTheAddress() throws IOException {
    URI url = ScriptedEndpoint.unusedUrl();
    long start = System.nanoTime();

    Unavailable ending = ask(at(url.toString()), Unavailable.class);

    assertThat(ending.fault()).isEqualTo(Fault.CONNECTION_REFUSED);
    assertThat(ending.reason()).contains(url.getAuthority());
    // Two tries with a rest between them.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Attempt.PAUSE);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void complete_connectionIsNotTaken_isUnreachable() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      try {
        while (waiting.size() < 100) {
          waiting.add(new Socket());
          waiting.getLast().connect(full.getLocalSocketAddress(), 200);
        }
      } catch (SocketTimeoutException e) {
        // The queue of the listening socket is full.
      }
      Deadlines deadlines =
          new Deadlines(Duration.ofMillis(300), SHORT, SHORT, Duration.ofSeconds(10));
      ModelEndpoint endpoint =
          new ModelEndpoint(
              ModelEndpoint.Provider.OPENAI,
              URI.create("http://127.0.0.1:" + full.getLocalPort()),
              "test-model",
              Optional.empty(),
              Terms.within(deadlines));

      assertThat(ask(endpoint, Unavailable.class).fault()).isEqualTo(Fault.UNREACHABLE);
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void complete_unknownHost_isUnavailableAndNamesTheHost() {
    assertThat(ask(at("http://no-such-host.invalid/v1"), Unavailable.class).reason())
        .contains("no-such-host.invalid:80");
    assertThat(ask(at("http://no-such-host.invalid/v1"), Unavailable.class).fault())
        .isEqualTo(Fault.UNKNOWN_HOST);
  }

  @Test
  void complete_plainServerBehindHttps_isUnavailable() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> greet(plain));

      Unavailable ending = ask(at("https://127.0.0.1:" + plain.getLocalPort()), Unavailable.class);

      assertThat(ending.fault()).isEqualTo(Fault.NO_SECURE_CONNECTION);
      assertThat(ending.reason())
          .contains("secure connection", "127.0.0.1:" + plain.getLocalPort());
    }
  }

  @Test
  void complete_givenUp_closesTheConnection() throws IOException, InterruptedException {
    assertIsLeft(Reply.drip());
    assertIsLeft(Reply.endless(200));
    assertIsLeft(Reply.endless(500));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>log in</html>",
        "{\"choices\":[{\"mess",
        "{\"error\":{\"message\":\"crashed\"}}",
        "{\"choices\":[]}",
        "[]",
        "null",
        ""
      })
  void complete_notACompletion_isBrokenAndNamesTheBaseUrl(String body) throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.body(200, "text/html", body))) {
      assertThat(ask(server.openAi(), Broken.class).reason())
          .contains(server.url().toString(), "check the base URL");
      assertThat(ask(server.ollama(), Broken.class).reason()).contains("check the base URL");
    }
  }

  @Test
  void complete_redirect_isNotFollowed() throws IOException {
    try (ScriptedEndpoint elsewhere = ScriptedEndpoint.start(Reply.openAi("stolen"));
        ScriptedEndpoint server =
            ScriptedEndpoint.start(
                Reply.body(307, "text/plain", "", "Location", elsewhere.url() + "/v1/chat"))) {
      ask(server.openAi(), Refused.class);

      assertThat(elsewhere.received()).isEmpty();
    }
  }

  @Test
  void complete_proxyIsSet_goesToTheEndpointItself() throws IOException {
    ProxySelector before = ProxySelector.getDefault();
    try (ScriptedEndpoint proxy = ScriptedEndpoint.start(Reply.openAi("stolen"));
        ScriptedEndpoint server = ScriptedEndpoint.start(Reply.openAi("yes"))) {
      ProxySelector.setDefault(
          ProxySelector.of(new InetSocketAddress(proxy.url().getHost(), proxy.url().getPort())));

      assertThat(ask(server.openAi())).isEqualTo(new Complete("yes"));

      assertThat(proxy.received()).isEmpty();
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  private static void greet(ServerSocket plain) {
    try (Socket client = plain.accept()) {
      client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertIsLeft(Reply reply) throws IOException, InterruptedException {
    CountDownLatch left = new CountDownLatch(1);
    Reply watched =
        (exchange, closed) -> {
          try {
            reply.send(exchange, closed);
          } finally {
            left.countDown();
          }
        };
    try (ScriptedEndpoint server = ScriptedEndpoint.start(watched)) {
      assertThat(ask(at(server.url() + "/v1"))).isInstanceOf(NoAnswer.class);

      assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Completion ask(ModelEndpoint endpoint) {
    return LanguageModels.of(keyed(endpoint)).complete(PROMPT, Listener.NONE);
  }

  private static ModelEndpoint keyed(ModelEndpoint endpoint) {
    return new ModelEndpoint(
        endpoint.provider(),
        endpoint.baseUrl(),
        endpoint.model(),
        Optional.of(KEY),
        endpoint.terms());
  }

  private static <T extends Completion> T ask(ModelEndpoint endpoint, Class<T> expected) {
    Completion ending = ask(endpoint);
    assertThat(ending).isInstanceOf(expected);
    return expected.cast(ending);
  }

  private static ModelEndpoint at(String url) {
    return new ModelEndpoint(
        ModelEndpoint.Provider.OPENAI,
        URI.create(url),
        "test-model",
        Optional.empty(),
        Terms.within(Deadlines.within(SHORT)));
  }

  private static String address(ScriptedEndpoint server) {
    return server.url().getAuthority();
  }

  private static Reply error(int status, String message) {
    return Reply.json(status, "{\"error\":{\"message\":\"" + message + "\"}}");
  }
}
