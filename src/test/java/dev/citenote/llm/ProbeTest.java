package dev.citenote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.llm.ScriptedEndpoint.Reply;
import dev.citenote.llm.Terms.Deadlines;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProbeTest {

  @Test
  void probe_openAiListsModel_isReady() throws IOException {
    try (ScriptedEndpoint server =
        ScriptedEndpoint.start(Reply.json(200, "{\"data\":[{\"id\":\"test-model\"}]}"))) {
      assertThat(LanguageModels.of(server.openAi()).probe()).isInstanceOf(Probe.Ready.class);
      assertThat(server.received().getFirst().path()).isEqualTo("/v1/models");
    }
  }

  @Test
  void probe_ollamaListsModelAsLatest_isReady() throws IOException {
    try (ScriptedEndpoint server =
        ScriptedEndpoint.start(
            Reply.json(200, "{\"models\":[{\"name\":\"test-model:latest\"}]}"))) {
      assertThat(LanguageModels.of(server.ollama()).probe()).isInstanceOf(Probe.Ready.class);
      assertThat(server.received().getFirst().path()).isEqualTo("/api/tags");
    }
  }

  @Test
  void probe_modelNotListed_namesTheModel() throws IOException {
    try (ScriptedEndpoint server =
        ScriptedEndpoint.start(Reply.json(200, "{\"data\":[{\"id\":\"test-model-2\"}]}"))) {
      assertThat(failure(server.openAi())).contains("test-model");
      assertThat(failure(server.ollama())).contains("test-model");
    }
  }

  @Test
  void probe_openAiWithoutList_isReadyAndOllamaIsNot() throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.json(404, "{}"))) {
      assertThat(LanguageModels.of(server.openAi()).probe()).isInstanceOf(Probe.Ready.class);
      assertThat(LanguageModels.of(server.ollama()).probe()).isInstanceOf(Probe.Failed.class);
    }
  }

  @Test
  void probe_keyRefused_namesTheSetting() throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.json(401, "{}"))) {
      assertThat(failure(server.openAi())).contains("CITENOTE_LLM_API_KEY");
    }
  }

  @Test
  void probe_htmlPage_isFailed() throws IOException {
    try (ScriptedEndpoint server =
        ScriptedEndpoint.start(Reply.body(200, "text/html", "<a id=\"test-model\">"))) {
      assertThat(failure(server.openAi())).contains("check the base URL");
    }
  }

  @Test
  void probe_silenceOrNothing_isFailedWithinTheDeadline() throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.silence())) {
      assertThat(failure(hurried(server.url()))).contains(server.url().getAuthority());
    }
    URI url = ScriptedEndpoint.unusedUrl();
    assertThat(failure(hurried(url))).contains(url.getAuthority());
  }

  private static String failure(ModelEndpoint endpoint) {
    Probe probe = LanguageModels.of(endpoint).probe();
    assertThat(probe).isInstanceOf(Probe.Failed.class);
    return ((Probe.Failed) probe).reason();
  }

  private static ModelEndpoint hurried(URI url) {
    return new ModelEndpoint(
        ModelEndpoint.Provider.OPENAI,
        url,
        "test-model",
        Optional.empty(),
        Terms.within(Deadlines.within(Duration.ofSeconds(1))));
  }
}
