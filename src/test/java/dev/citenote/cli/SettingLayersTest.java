package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.llm.ModelEndpoint;
import dev.citenote.llm.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingLayersTest {
  @TempDir Path folder;

  @Test
  void of_nothingSet_takesDefaultsInTheProgramsFolder() throws UsageException {
    Settings settings = Settings.of(new SettingLayers(folder));

    assertThat(settings.notes()).isEqualTo(folder.resolve("seeds"));
    assertThat(settings.port()).isEqualTo(7070);
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.model()).isInstanceOf(ModelChoice.Auto.class);
  }

  @Test
  void of_threeLayers_theLaterWins() throws Exception {
    Path file = write("notes: mine\nport: 1\nindex: i\n");
    SettingLayers layers =
        new SettingLayers(folder)
            .file(file)
            .environment(Map.of("CITENOTE_PORT", "2", "CITENOTE_INDEX", "j", "OTHER", "x"))
            .option(Setting.PORT, Optional.of("3"));

    Settings settings = Settings.of(layers);

    assertThat(settings.port()).isEqualTo(3);
    assertThat(settings.index()).isEqualTo(Path.of("j"));
    assertThat(settings.notes()).isEqualTo(folder.resolve("mine"));
  }

  @Test
  void of_endpoint_isReadWithItsKeyFromTheEnvironment() throws Exception {
    Path file = write("llm:\n  provider: ollama\n  model: qwen3\n  deadline: 5\n");
    SettingLayers layers =
        new SettingLayers(folder).file(file).environment(Map.of("CITENOTE_LLM_API_KEY", "sk-1"));

    ModelEndpoint endpoint = Settings.of(layers).model().find().orElseThrow();

    assertThat(endpoint.baseUrl()).hasToString("http://127.0.0.1:11434");
    assertThat(endpoint.apiKey()).contains("sk-1");
    assertThat(endpoint.toString()).doesNotContain("sk-1");
    assertThat(endpoint.terms().deadlines().total()).hasSeconds(5);
  }

  @Test
  void of_terms_areReadEachFromItsKey() throws Exception {
    Path file =
        write(
            "llm: {provider: ollama, model: m, temperature: 0.7, context_tokens: 4096,"
                + " max_chars: 5000, connect_timeout: 1, first_token_timeout: 2, idle_timeout: 3,"
                + " deadline: 4}\n");

    Terms terms =
        Settings.of(new SettingLayers(folder).file(file)).model().find().orElseThrow().terms();

    assertThat(terms)
        .isEqualTo(
            new Terms(
                0.7,
                4_096,
                5_000,
                new Terms.Deadlines(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(4))));
  }

  @Test
  void of_providerNone_switchesOffWhateverElseIsSet() throws Exception {
    Path file = write("llm: {provider: none, model: m, base_url: 'http://127.0.0.1:1'}\n");

    assertThat(Settings.of(new SettingLayers(folder).file(file)).model())
        .isInstanceOf(ModelChoice.None.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prot: 1                              | prot
          llm: {modle: x}                      | llm.modle
          llm: {api_key: sk-1}                 | CITENOTE_LLM_API_KEY
          port: many                           | many
          port: 65536                          | 65536
          notes: [a, b]                        | notes
          just words                           | keys and values
          llm: {provider: oracle}              | oracle
          llm: {provider: openai, model: m}    | llm.base_url
          llm: {provider: ollama}              | llm.model
          llm: {model: m}                      | llm.provider
          llm: {provider: openai, model: m, base_url: 'file:///x'} | llm.base_url: the model's base URL must start with http
          llm: {base_url: 'http://h/v1'}       | llm.provider
          llm: {provider: auto, model: m}      | llm.provider
          llm: {temperature: 2.1}              | llm.temperature must be a number from 0 to 2, got 2.1
          llm: {temperature: NaN}              | llm.temperature
          llm: {temperature: warm}             | warm
          llm: {context_tokens: 1000}          | from 1024 to 1048576, got 1000
          llm: {max_chars: 10}                 | llm.max_chars must be a number from 1000 to 1000000, got 10
          llm: {connect_timeout: 0}            | llm.connect_timeout must be a number from 1 to 60, got 0
          llm: {first_token_timeout: 3601}     | llm.first_token_timeout must be a number from 1 to 3600
          llm: {idle_timeout: -1}              | llm.idle_timeout
          llm: {deadline: 1e9}                 | llm.deadline
          'a: b: c'                            | line 1
          """)
  void of_badValue_isRefusedByName(String yaml, String named) throws IOException {
    Path file = write(yaml + "\n");

    assertThatThrownBy(() -> Settings.of(new SettingLayers(folder).file(file)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(named);
  }

  @Test
  void environment_unknownVariable_isRefusedByName() {
    assertThatThrownBy(() -> new SettingLayers(folder).environment(Map.of("CITENOTE_PROT", "1")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("CITENOTE_PROT");
  }

  @ParameterizedTest
  @CsvSource({
    "rw-r--r--, 644",
    "rw--w----, 620",
    "rw---x---, 610",
    "rw-----w-, 602",
    "rwx-----x, 701"
  })
  @DisabledOnOs(OS.WINDOWS)
  void apiKeyFile_openToOthers_isRefusedUntilItIsClosed(String mode, String octal)
      throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "sk-2\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
    SettingLayers layers =
        new SettingLayers(folder).option(Setting.LLM_API_KEY_FILE, Optional.of(key.toString()));

    assertThatThrownBy(layers::apiKey)
        .hasMessageContainingAll(key.toString(), "mode " + octal, "chmod 600");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertThat(layers.apiKey()).contains("sk-2");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void of_badKey_isRefusedByTheSettingItCameFrom() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "sk 2\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    SettingLayers layers =
        new SettingLayers(folder)
            .file(write("llm: {provider: ollama, model: m}\n"))
            .option(Setting.LLM_API_KEY_FILE, Optional.of(key.toString()));

    assertThatThrownBy(() -> Settings.of(layers))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("llm.api_key_file: ")
        .hasMessageNotContaining("sk 2");
    layers.environment(Map.of("CITENOTE_LLM_API_KEY", "sk-密"));
    assertThatThrownBy(() -> Settings.of(layers))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("CITENOTE_LLM_API_KEY: ")
        .hasMessageNotContaining("密");
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("citenote.yml"), yaml);
  }
}
