package dev.citenote.cli;

import static dev.citenote.cli.LiveServer.body;
import static dev.citenote.cli.LiveServer.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.cli.LiveServer.Event;
import dev.citenote.llm.FakeEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Notes that disagree with each other and with a model, as a client of the server hears of it.
@Timeout(60)
class ConflictEventsTest {
  @TempDir Path folder;

  @Test
  void ask_modelShowsOneSide_theOtherComesAsAPieceToo() throws Exception {
    LiveServer.settings(folder, new SettingLayers(folder));
    Files.writeString(folder.resolve("notes/a.md"), "# 笔记\n\nKafka 消息默认保留 7 天。\n");
    Files.writeString(folder.resolve("notes/b.md"), "# 摘抄\n\nKafka 消息默认保留三天。\n");
    try (FakeEndpoint model = FakeEndpoint.start(prompt -> "Kafka 的消息保留 7 天 [1]。").inPiecesOf(3);
        LiveServer live = LiveServer.start(folder, endpoint(model.url("okfull")))) {
      List<Event> events = live.events(body("Kafka 消息默认保留多久？"));

      JsonNode answer = events.getLast().data();
      String heard =
          events.stream()
              .filter(event -> event.name().equals("token"))
              .map(event -> event.data().get("text").asText())
              .collect(Collectors.joining());
      assertThat(heard).isEqualTo(answer.get("text").asText());
      assertThat(heard).contains("\n\n笔记中另有不同说法：Kafka 消息默认保留").endsWith(" [2]");
      assertThat(answer.get("conflicts").toString())
          .isEqualTo("[{\"kind\":\"number\",\"citations\":[1,2]}]");
    }
  }

  @Test
  void ask_modelSaysOtherwiseThanItsSource_theSentenceNamesInWhat() throws Exception {
    LiveServer.settings(folder, new SettingLayers(folder));
    Files.writeString(folder.resolve("notes/a.md"), "# 笔记\n\nKafka 消息默认保留 7 天。\n");
    try (FakeEndpoint model = FakeEndpoint.start(prompt -> "Kafka 消息默认保留 9 天 [1]。");
        LiveServer live = LiveServer.start(folder, endpoint(model.url("okfull")))) {
      JsonNode answer = live.ask(body("Kafka 消息默认保留多久？").put("k", 1));

      assertThat(answer.get("sentences").get(0).toString())
          .endsWith("\"support\":\"weak\",\"disagreements\":[\"number\"]}");
    }
  }
}
