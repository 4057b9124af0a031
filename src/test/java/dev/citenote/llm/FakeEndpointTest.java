package dev.citenote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The fake endpoint does what others rely on, seen by a client that is not ours.
@Timeout(20)
class FakeEndpointTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String BODY =
      "{\"messages\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"q\"}]}";

  @Test
  void okfull_scriptedText_isStreamedInPiecesAndCountsTheConnection() throws Exception {
    try (FakeEndpoint fake = FakeEndpoint.start(prompt -> prompt + "abcd").inPiecesOf(2)) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        String openAi = client.send(post(chat(fake, "okfull")), BodyHandlers.ofString()).body();
        String ollama =
            client
                .send(
                    post(URI.create(fake.ollamaUrl("okfull") + "/api/chat")),
                    BodyHandlers.ofString())
                .body();

        assertThat(openAi).contains("\"qa\"", "\"bc\"", "\"d\"", "\"stop\"", "data: [DONE]");
        assertThat(ollama.lines()).hasSize(4).allMatch(line -> line.startsWith("{"));
        assertThat(fake.requests()).isEqualTo(2);
        assertThat(fake.openConnections()).isEqualTo(1);
      }
      assertThat(FakeEndpoint.eventually(SOON, () -> fake.openConnections() == 0)).isTrue();
      assertThat(fake.gone()).isEmpty();
    }
  }

  @Test
  void stallAndEndless_clientCloses_isSeen() throws Exception {
    try (FakeEndpoint fake = FakeEndpoint.start();
        HttpClient client = HttpClient.newHttpClient()) {
      for (String mode : new String[] {"stall", "drip", "endless"}) {
        HttpResponse<InputStream> answer =
            client.send(post(chat(fake, mode)), BodyHandlers.ofInputStream());
        assertThat(answer.body().read()).isPositive();
        assertThat(fake.openConnections()).isEqualTo(1);
        answer.body().close();
        assertThat(FakeEndpoint.eventually(SOON, () -> fake.openConnections() == 0)).isTrue();
        assertThat(fake.gone().getLast().mode()).isEqualTo(mode);
      }
    }
  }

  @Test
  void rstAndChunkdrop_body_breaksOff() throws Exception {
    try (FakeEndpoint fake = FakeEndpoint.start();
        HttpClient client = HttpClient.newHttpClient()) {
      for (String mode : new String[] {"rst", "chunkdrop"}) {
        assertThat(
                org.assertj.core.api.Assertions.catchThrowable(
                    () -> client.send(post(chat(fake, mode)), BodyHandlers.ofString())))
            .isInstanceOf(IOException.class);
      }
      assertThat(fake.gone()).isEmpty();
    }
  }

  private static URI chat(FakeEndpoint fake, String mode) {
    return URI.create(fake.url(mode) + "/chat/completions");
  }

  private static HttpRequest post(URI uri) {
    return HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(BODY)).build();
  }
}
