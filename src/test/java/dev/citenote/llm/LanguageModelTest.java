package dev.citenote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.llm.Completion.Broken;
import dev.citenote.llm.Completion.Complete;
import dev.citenote.llm.Completion.Refused;
import dev.citenote.llm.Completion.Truncated;
import dev.citenote.llm.ScriptedEndpoint.Received;
import dev.citenote.llm.ScriptedEndpoint.Reply;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageModelTest {
  private static final Prompt PROMPT = new Prompt("Cite every sentence.", "什么是 KV cache？");
  private static final String KEY = "sk-CANARY-KEY-0123456789";

  @Test
  void complete_openAiStops_givesTextAndSendsBothMessagesWithKey() throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.openAi("缓存 \"K\" 和 V [1]"))) {
      Completion ending = ask(withKey(server.openAi()));

      assertThat(ending).isEqualTo(new Complete("缓存 \"K\" 和 V [1]"));
      Received request = server.received().getFirst();
      assertThat(request.method() + " " + request.path()).isEqualTo("POST /v1/chat/completions");
      assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
      assertThat(compact(request.body()))
          .contains("\"model\":\"test-model\"", "\"temperature\":0.2")
          .contains("{\"role\":\"system\",\"content\":\"Cite every sentence.\"}")
          .contains("{\"role\":\"user\",\"content\":\"什么是 KV cache？\"}");
    }
  }

  @Test
  void complete_noKey_sendsNoAuthorization() throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.openAi("yes"))) {
      ask(server.openAi());

      assertThat(server.received().getFirst().headers()).doesNotContainKey("Authorization");
    }
  }

  @Test
  void complete_blankInstructions_sendsNoSystemMessage() throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.openAi("yes"))) {
      LanguageModels.of(server.openAi()).complete(new Prompt("", "hello"), Listener.NONE);

      assertThat(server.received().getFirst().body()).doesNotContain("system");
    }
  }

  @Test
  void complete_ollamaStops_givesTextAndSendsBothMessagesWithKey() throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.ollama("缓存 [1]"))) {
      Completion ending = ask(withKey(server.ollama()));

      assertThat(ending).isEqualTo(new Complete("缓存 [1]"));
      Received request = server.received().getFirst();
      assertThat(request.method() + " " + request.path()).isEqualTo("POST /api/chat");
      assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
      assertThat(compact(request.body()))
          .contains("\"stream\":true", "\"temperature\":0.2", "\"num_ctx\":8192")
          .contains("{\"role\":\"system\",\"content\":\"Cite every sentence.\"")
          .contains("{\"role\":\"user\",\"content\":\"什么是 KV cache？\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"length\"", "null", "\"tool_calls\"", "\"no such reason\""})
  void complete_openAiDoesNotStop_isTruncatedWithText(String reason) throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.openAi("half", reason))) {
      assertThat(ask(server.openAi()))
          .isInstanceOfSatisfying(
              Truncated.class, ending -> assertThat(ending.text()).isEqualTo("half"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {",\"done_reason\":\"length\"", "", ",\"done_reason\":\"load\""})
  void complete_ollamaDoesNotStop_isTruncatedWithText(String more) throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.ollama("half", more))) {
      assertThat(ask(server.ollama()))
          .isInstanceOfSatisfying(
              Truncated.class, ending -> assertThat(ending.text()).isEqualTo("half"));
    }
  }

  @Test
  void complete_modelDeclines_isRefused() throws IOException {
    String declined =
        """
        {"choices":[{"message":{"role":"assistant","refusal":"I cannot"},"finish_reason":"stop"}]}""";
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.json(200, declined))) {
      assertThat(ask(server.openAi())).isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n "})
  void complete_blankText_isBroken(String text) throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.openAi(text), Reply.ollama(text))) {
      assertThat(ask(server.openAi())).isInstanceOf(Broken.class);
      assertThat(ask(server.ollama())).isInstanceOf(Broken.class);
    }
  }

  @Test
  void complete_thinkBlock_isNotPartOfTheText() throws IOException {
    try (ScriptedEndpoint server =
        ScriptedEndpoint.start(Reply.openAi("<think>\nfirst [1]\n</think>\n\nthe answer"))) {
      assertThat(ask(server.openAi())).isEqualTo(new Complete("the answer"));
    }
  }

  @Test
  void complete_thinkBlockNeverEnds_isTruncatedWithoutText() throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.openAi("<think>first, the"))) {
      assertThat(ask(server.openAi()))
          .isInstanceOfSatisfying(Truncated.class, ending -> assertThat(ending.text()).isEmpty());
    }
  }

  @Test
  void toString_always_hidesTheKey() throws IOException {
    try (ScriptedEndpoint server = ScriptedEndpoint.start(Reply.openAi("yes"))) {
      ModelEndpoint endpoint = withKey(server.openAi());

      assertThat(endpoint + " " + LanguageModels.of(endpoint)).doesNotContain("CANARY");
    }
  }

  private static Completion ask(ModelEndpoint endpoint) {
    return LanguageModels.of(endpoint).complete(PROMPT, Listener.NONE);
  }

  private static ModelEndpoint withKey(ModelEndpoint plain) {
    return new ModelEndpoint(
        plain.provider(), plain.baseUrl(), plain.model(), Optional.of(KEY), plain.terms());
  }

  private static String compact(String json) {
    return json.replaceAll("\\s*\\n\\s*", "").replace("\" : ", "\":");
  }
}
