package dev.citenote.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.citenote.llm.ScriptedEndpoint.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class LocalOllamaTest {
  private static final Duration WAIT = Duration.ofSeconds(10);

  @Test
  void find_severalModels_takesTheChatModelThatWasChangedLast() throws IOException {
    String listing =
        """
        {"models":[
          {"name":"old:1b","modified_at":"2025-01-01T00:00:00Z","details":{"family":"llama"}},
          {"name":"b:8b","modified_at":"2025-06-02T00:00:00.5+02:00","details":{"family":"qwen3"}},
          {"name":"a:8b","modified_at":"2025-06-01T22:00:00.5Z","details":{"family":"qwen3"}},
          {"name":"nomic-embed-text","modified_at":"2026-01-01T00:00:00Z"},
          {"name":"custom","modified_at":"2026-01-01T00:00:00Z","details":{"family":"nomic-bert"}},
          {"name":"gpt-oss:120b-cloud","modified_at":"2026-01-01T00:00:00Z"},
          {"name":"mine","modified_at":"2026-01-01T00:00:00Z","remote_host":"https://ollama.com"},
          {"name":"undated","modified_at":"soon"}]}""";
    try (ScriptedEndpoint ollama = ScriptedEndpoint.start(Reply.json(200, listing))) {
      assertThat(LanguageModels.find(ollama.url(), Terms.USUAL, WAIT))
          .hasValueSatisfying(
              found -> {
                assertThat(found.model()).isEqualTo("a:8b");
                assertThat(found.provider()).isEqualTo(ModelEndpoint.Provider.OLLAMA);
                assertThat(found.baseUrl()).isEqualTo(ollama.url());
                assertThat(found.terms()).isEqualTo(Terms.USUAL);
              });
      assertThat(ollama.received()).hasSize(1);
      assertThat(ollama.received().getFirst().path()).isEqualTo("/api/tags");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"models\":[]}",
        "{}",
        "[]",
        "null",
        "<html>",
        "",
        "{\"models\":[{\"name\":\"all-minilm\"}]}",
        "{\"models\":[{}, 1, null]}"
      })
  void find_noChatModel_isNothing(String listing) throws IOException {
    try (ScriptedEndpoint other = ScriptedEndpoint.start(Reply.json(200, listing))) {
      assertThat(LanguageModels.find(other.url(), Terms.USUAL, WAIT)).isEmpty();
    }
  }

  @Test
  void find_longListInManyParts_isReadToItsEnd() throws IOException {
    String more = "{\"name\":\"模型:1b\",\"modified_at\":\"2025-01-01T00:00:00Z\"},".repeat(2_000);
    String listing =
        "{\"models\":[" + more + "{\"name\":\"last\",\"modified_at\":\"2026-01-01T00:00:00Z\"}]}";
    try (ScriptedEndpoint ollama = ScriptedEndpoint.start(Reply.json(200, listing))) {
      assertThat(LanguageModels.find(ollama.url(), Terms.USUAL, WAIT).orElseThrow().model())
          .isEqualTo("last");
    }
  }

  @Test
  void find_error_isNothing() throws IOException {
    try (ScriptedEndpoint other = ScriptedEndpoint.start(Reply.json(500, "{}"))) {
      assertThat(LanguageModels.find(other.url(), Terms.USUAL, WAIT)).isEmpty();
    }
  }

  @Test
  void find_silentOrNobody_isNothingAtOnce() throws IOException {
    for (Reply reply : new Reply[] {Reply.silence(), Reply.drip(), Reply.endless(200)}) {
      try (ScriptedEndpoint other = ScriptedEndpoint.start(reply)) {
        assertThat(nanosUntilNothing(other.url())).isLessThan(Duration.ofSeconds(3).toNanos());
      }
    }
    assertThat(nanosUntilNothing(ScriptedEndpoint.unusedUrl()))
        .isLessThan(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void find_baseUrlWithoutAPort_asksTheStandardOne() {
    URI base = URI.create("http://127.0.0.1");

    assertThatCode(() -> LanguageModels.find(base, Terms.USUAL, Duration.ofMillis(300)))
        .doesNotThrowAnyException();
  }

  private static long nanosUntilNothing(URI url) {
    long start = System.nanoTime();
    assertThat(LanguageModels.find(url, Terms.USUAL, Duration.ofMillis(300))).isEmpty();
    return System.nanoTime() - start;
  }
}
