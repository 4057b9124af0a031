package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.citenote.llm.ModelEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
          llm: {provider: openai, model: m, base_url: 'file:///x'} | http
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

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void apiKeyFile_openToOthers_isRefusedUntilItIsClosed() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "sk-2\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    SettingLayers layers =
        new SettingLayers(folder).option(Setting.LLM_API_KEY_FILE, Optional.of(key.toString()));

    assertThatThrownBy(layers::apiKey).hasMessageContaining("chmod 600");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertThat(layers.apiKey()).contains("sk-2");
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("citenote.yml"), yaml);
  }
}
