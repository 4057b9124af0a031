package dev.citenote.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.llm.FakeEndpoint;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Answers as JSON whose reader leaves, or waits long.
@Timeout(60)
class PipeWatchTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ask", "chat"})
  void json_pipeClosedWhileTheModelAnswers_stopsTheModel(String command) throws Exception {
    InputStream terminal = System.in;
    System.setIn(new ByteArrayInputStream((LiveServer.QUESTION + "\n").getBytes(UTF_8)));
    PipedInputStream reader = new PipedInputStream();
    try (FakeEndpoint model = FakeEndpoint.start()) {
      PrintWriter out = new PrintWriter(new PipedOutputStream(reader), false, UTF_8);
      CommandLine line = Main.commandLine().setOut(out).setErr(new PrintWriter(new StringWriter()));
      String[] words = words(command, model, 60);
      var code = CompletableFuture.supplyAsync(() -> line.execute(words));
      assertThat(FakeEndpoint.eventually(Duration.ofSeconds(20), () -> model.requests() == 1))
          .isTrue();

      reader.close();

      assertThat(FakeEndpoint.eventually(Duration.ofSeconds(5), () -> model.gone().size() == 1))
          .isTrue();
      assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(Main.FAILED);
    } finally {
      System.setIn(terminal);
    }
  }

  @Test
  void json_modelThatTakesLong_isStillOneValueOnOneLine() throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start()) {
      Run run = Run.of(words("ask", model, 3));

      assertThat(run.out().strip().lines()).hasSize(1);
      assertThat(LiveServer.JSON.readTree(run.out()).get("status").asText()).isNotBlank();
      assertThat(run.out()).startsWith(" ").endsWith("}" + System.lineSeparator());
    }
  }

  private String[] words(String command, FakeEndpoint model, int seconds) throws Exception {
    Settings settings =
        LiveServer.settings(
            folder, new SettingLayers(folder).option(Setting.LLM_PROVIDER, Optional.of("none")));
    Path config =
        Files.writeString(
            folder.resolve("settings.yml"),
            """
            notes: '%s'
            index: '%s'
            llm: {provider: openai, model: m, base_url: '%s', first_token_timeout: %d, deadline: %d}
            """
                .formatted(
                    settings.notes(), settings.index(), model.url("emptydrip"), seconds, seconds));
    String[] asked = {command, "--json", "--config", config.toString(), LiveServer.QUESTION};
    return command.equals("ask") ? asked : Arrays.copyOf(asked, 4);
  }
}
