package dev.citenote.cli;

import static dev.citenote.cli.LiveServer.QUESTION;
import static dev.citenote.cli.LiveServer.body;
import static dev.citenote.cli.LiveServer.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.llm.FakeEndpoint;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers where no connection to the model comes about.
@Timeout(60)
class UnreachableTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:9/v1, connection_refused",
    "http://nowhere.invalid/v1, unknown_host",
    "https://127.0.0.1:%d/v1, no_secure_connection"
  })
  void ask_modelThatCannotBeReached_isAnsweredByTheNotes(String base, String failure)
      throws Exception {
    try (FakeEndpoint plain = FakeEndpoint.start()) {
      URI url = URI.create(base.formatted(plain.url("okfull").getPort()));
      try (LiveServer live = LiveServer.start(folder, endpoint(url))) {
        JsonNode answer = live.ask(body(QUESTION));

        assertThat(answer.get("status").asText()).isEqualTo("answered");
        assertThat(answer.get("drafter").get("failure").asText()).isEqualTo(failure);
        assertThat(answer.get("evidence")).isNotEmpty();
      }
    }
  }
}
