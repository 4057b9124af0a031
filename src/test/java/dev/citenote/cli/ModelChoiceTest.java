package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.http.Server;
import dev.citenote.llm.FakeEndpoint;
import dev.citenote.llm.Terms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which model is used where none is named, as a person at a terminal meets it.
class ModelChoiceTest {
  private static final String PROPERTY = "citenote.ollama";

  @TempDir Path folder;

  @Test
  void doctor_ollamaIsThere_namesTheModelThatIsUsed() throws Exception {
    try (FakeEndpoint ollama = FakeEndpoint.start()) {
      Pattern found = Pattern.compile("ok +language model +OLLAMA test-model at http");

      // On a busy machine it may not answer as quickly as is wanted.
      boolean said = false;
      for (int attempt = 0; attempt < 10 && !said; attempt++) {
        Run run = doctorWithOllamaAt(ollama.ollamaUrl("okfull").toString());
        said = found.matcher(run.out()).find();
      }
      assertThat(said).isTrue();
    }
  }

  @Test
  void doctor_noOllamaIsThere_saysSoAndFindsNothingWrong() throws Exception {
    Run run = doctorWithOllamaAt(System.getProperty(PROPERTY, ""));

    assertThat(run.out()).containsPattern("ok +language model +no Ollama with a chat model");
  }

  @Test
  void status_ollamaIsThere_namesTheModelThatDrafts() throws Exception {
    Files.writeString(notes().resolve("a.md"), "# 缓存\n");
    try (FakeEndpoint ollama = FakeEndpoint.start();
        HttpClient client = HttpClient.newHttpClient()) {
      Settings settings = settings(ollama.ollamaUrl("okfull"));
      SyncNotice quiet = SyncNotice.on(new PrintWriter(new StringWriter()));
      try (Desk desk = Desk.loading(settings, quiet);
          Server server = Server.start("127.0.0.1", 0, desk.services())) {
        URI status = URI.create(server.url() + "/api/status");

        assertThat(
                client.send(HttpRequest.newBuilder(status).build(), BodyHandlers.ofString()).body())
            .contains("test-model at http://127.0.0.1");
        assertThat(ollama.requests()).isEqualTo(1);
      }
    }
  }

  private Run doctorWithOllamaAt(String url) throws IOException {
    String before = System.getProperty(PROPERTY, "");
    System.setProperty(PROPERTY, url);
    try {
      return Run.of("doctor", "--notes", notes().toString(), "--index", folder + "/index");
    } finally {
      System.setProperty(PROPERTY, before);
    }
  }

  private Settings settings(URI ollama) throws Exception {
    Settings usual = Settings.of(new SettingLayers(Path.of("")));
    return new Settings(
        notes(),
        folder.resolve("index"),
        Optional.empty(),
        usual.models(),
        usual.encoder(),
        usual.host(),
        usual.port(),
        new ModelChoice.Auto(ollama, Duration.ofSeconds(10), Terms.USUAL));
  }

  private Path notes() throws IOException {
    return Files.createDirectories(folder.resolve("notes"));
  }
}
