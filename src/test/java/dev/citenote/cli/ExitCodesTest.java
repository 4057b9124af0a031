package dev.citenote.cli;

import static dev.citenote.cli.LiveServer.QUESTION;
import static dev.citenote.cli.LiveServer.STATEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.llm.FakeEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a script and a person see of a model that says nothing of use: the notes' own sentences
/// each time, exit 1 where an answer was begun and not finished, else 0.
@Timeout(60)
class ExitCodesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "okfull,    0, unsupported",
    "silent,    0, no_response",
    "err401,    0, wrong_key",
    "err404,    0, unknown_model",
    "err429,    0, rate_limited",
    "err500,    0, server_error",
    "err500inf, 0, server_error",
    "drip,        1, no_first_token",
    "headers,     1, no_first_token",
    "html,        1, not_a_model",
    "nothing,     1, empty",
    "endlessline, 1, too_long",
    "errfirst,    1, error_event",
    "length,      1, length",
    "drop,        1, not_finished",
    "stall,       1, idle",
  })
  void ask_modelWithoutASupportedWord_givesTheNotesOwnSentences(
      String mode, int code, String failure) throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start()) {
      Run machine = ask(model, mode, "--json");
      Run person = ask(model, mode);

      JsonNode answer = LiveServer.JSON.readTree(machine.out());
      JsonNode drafter = answer.get("drafter");
      assertThat(answer.get("status").asText()).isEqualTo(code == 0 ? "answered" : "incomplete");
      assertThat(answer.get("text").asText()).isEqualTo(STATEMENT + " [1]");
      assertThat(drafter.get("kind").asText()).isEqualTo("extractive");
      assertThat(drafter.get("failure").asText()).isEqualTo(failure);
      assertThat(List.of(machine.code(), person.code())).containsOnly(code);
      assertThat(person.out()).startsWith(STATEMENT + " [1]").doesNotContain("hello");
      assertThat(person.err())
          .contains(drafter.get("reason").asText())
          .contains(code == 0 ? "without a model" : "incomplete, and taken from the notes");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "notes"})
  void ask_modelThatCitesWhatDoesNotCarryIt_givesTheNotesOwnSentences(String mode)
      throws Exception {
    try (FakeEndpoint model = FakeEndpoint.start(prompt -> "hello [1]").inPiecesOf(1)) {
      Run run = ask(model, "okfull", "--mode", mode);

      assertThat(run.code()).isZero();
      assertThat(run.out()).startsWith(STATEMENT + " [1]").doesNotContain("hello");
      assertThat(run.err()).contains("wrote nothing that the passages support");
    }
  }

  private Run ask(FakeEndpoint model, String mode, String... options) throws Exception {
    Settings settings = LiveServer.settings(folder, new SettingLayers(folder));
    Path config = folder.resolve("citenote.yml");
    Files.writeString(
        config,
        "llm:\n  provider: openai\n  base_url: %s\n  model: m\n  idle_timeout: 1\n  first_token_timeout: 1\n"
            .formatted(model.url(mode)));
    List<String> words =
        new ArrayList<>(
            List.of(
                "ask",
                QUESTION,
                "--config",
                config.toString(),
                "--notes",
                settings.notes().toString(),
                "--index",
                settings.index().toString()));
    words.addAll(Arrays.asList(options));
    return Run.of(words.toArray(String[]::new));
  }
}
