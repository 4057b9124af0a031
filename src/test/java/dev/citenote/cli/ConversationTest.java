package dev.citenote.cli;

import static dev.citenote.cli.LiveServer.body;
import static dev.citenote.cli.LiveServer.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.cli.LiveServer.Event;
import dev.citenote.llm.FakeEndpoint;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Questions that lean on those before, over HTTP and at the terminal.
@Timeout(60)
class ConversationTest {
  private static final SettingLayers NO_MODEL =
      new SettingLayers(Path.of("")).option(Setting.LLM_PROVIDER, Optional.of("none"));

  @TempDir Path folder;

  @Test
  void ask_inAConversation_resolvesWhatLeans() throws Exception {
    try (LiveServer live = LiveServer.start(folder, NO_MODEL)) {
      JsonNode first = live.ask(body("什么是缓存击穿？").put("conversation", "new"));
      String id = first.get("conversation").asText();
      live.ask(body("谢谢！").put("conversation", id));
      JsonNode second = live.ask(body("它是什么？").put("conversation", id));
      List<Event> third = live.events(body("那缓存雪崩呢？").put("conversation", id));

      assertThat(id).matches("[0-9a-f]{32}");
      assertThat(first.has("rewritten")).isFalse();
      assertThat(second.get("question").asText()).isEqualTo("它是什么？");
      assertThat(second.get("rewritten").asText()).isEqualTo("缓存击穿是什么？");
      assertThat(second.get("conversation").asText()).isEqualTo(id);
      assertThat(second.get("text").asText()).contains("热点键");
      assertThat(third.getFirst().data().get("rewritten").asText()).isEqualTo("缓存雪崩是什么？");
      assertThat(third.getFirst().data().get("conversation").asText()).isEqualTo(id);
      assertThat(third.getLast().data().get("status").asText()).isEqualTo("listed_only");
    }
  }

  @Test
  void ask_withoutOrWithAnUnknownConversation_standsAlone() throws Exception {
    try (LiveServer live = LiveServer.start(folder, NO_MODEL)) {
      String id =
          live.ask(body("什么是缓存击穿？").put("conversation", "new")).get("conversation").asText();
      JsonNode alone = live.ask(body("它是什么？"));
      JsonNode unknown = live.ask(body("它是什么？").put("conversation", "f".repeat(32)));

      assertThat(alone.has("conversation")).isFalse();
      assertThat(alone.has("rewritten")).isFalse();
      assertThat(unknown.has("rewritten")).isFalse();
      assertThat(unknown.get("conversation").asText())
          .matches("[0-9a-f]{32}")
          .isNotIn(id, "f".repeat(32));
      for (String bad : List.of("", " ", "x".repeat(65))) {
        assertThat(live.send(body("x").put("conversation", bad), "*/*").body())
            .contains("bad_conversation");
      }
      assertThat(live.send(body("x").put("conversation", 7), "*/*").body())
          .contains("bad_conversation");
    }
  }

  @Test
  void ask_cancelled_isNotRemembered() throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start();
        LiveServer live =
            LiveServer.start(
                folder,
                endpoint(model.url("emptydrip"))
                    .option(Setting.LLM_FIRST_TOKEN_TIMEOUT, Optional.of("30"))
                    .option(Setting.LLM_DEADLINE, Optional.of("30")))) {
      String id =
          live.ask(body("什么是消息队列？").put("conversation", "new").put("mode", "extract"))
              .get("conversation")
              .asText();
      try (Socket socket = live.connect(body("什么是缓存击穿？").put("conversation", id))) {
        LiveServer.readUntil(socket, "retrieve_ms");
      }
      assertThat(FakeEndpoint.eventually(Duration.ofSeconds(5), () -> model.gone().size() == 1))
          .isTrue();

      JsonNode next = live.ask(body("它是什么？").put("conversation", id).put("mode", "extract"));

      assertThat(next.get("rewritten").asText()).isEqualTo("消息队列是什么？");
    }
  }

  @Test
  void chat_linesFromAPipe_areAnsweredInTurn() throws Exception {
    Run run =
        chat("什么是缓存击穿？\n\n它是什么？\n/help\n/new\n它是什么？\n" + "长".repeat(4_001) + "\n/quit\n缓存雪崩是什么？\n");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("→ 缓存击穿是什么？", "[1] 缓存.md:4")
        .containsOnlyOnce("→")
        .doesNotContain("> ", "缓存雪崩");
    assertThat(run.err()).contains("there are /new and /quit, not /help", "4,001");
  }

  @Test
  void chat_json_isOneObjectALineToTheEndOfTheInput() throws Exception {
    Run run = chat("什么是缓存击穿？\n那缓存雪崩呢", "--json", "-k", "3");

    assertThat(run.code()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(LiveServer.JSON.readTree(lines.get(1)).get("rewritten").asText())
        .isEqualTo("什么是缓存雪崩？");
    assertThat(chat("x\n", "-k", "0").code()).isEqualTo(2);
  }

  private Run chat(String input, String... options) throws Exception {
    Settings settings = LiveServer.settings(folder, NO_MODEL);
    InputStream terminal = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      List<String> words =
          new ArrayList<>(
              List.of(
                  "chat",
                  "--notes",
                  settings.notes().toString(),
                  "--index",
                  settings.index().toString()));
      words.addAll(List.of(options));
      return Run.of(words.toArray(String[]::new));
    } finally {
      System.setIn(terminal);
    }
  }
}
