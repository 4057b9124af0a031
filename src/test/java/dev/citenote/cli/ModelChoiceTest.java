package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.llm.FakeEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which model is used where none is named, as a person at a terminal meets it.
class ModelChoiceTest {
  private static final String PROPERTY = "citenote.ollama";

  @TempDir Path folder;

  @Test
  void doctor_ollamaIsThere_namesTheModelThatIsUsed() throws IOException {
    try (FakeEndpoint ollama = FakeEndpoint.start()) {
      Run run = doctorWithOllamaAt(ollama.ollamaUrl("okfull").toString());

      assertThat(run.out()).containsPattern("ok +language model +OLLAMA test-model at http");
    }
  }

  @Test
  void doctor_noOllamaIsThere_saysSoAndFindsNothingWrong() throws IOException {
    Run run = doctorWithOllamaAt(System.getProperty(PROPERTY, ""));

    assertThat(run.out()).containsPattern("ok +language model +no Ollama with a chat model");
  }

  private Run doctorWithOllamaAt(String url) throws IOException {
    Path notes = Files.createDirectories(folder.resolve("notes"));
    String before = System.getProperty(PROPERTY, "");
    System.setProperty(PROPERTY, url);
    try {
      return Run.of("doctor", "--notes", notes.toString(), "--index", folder + "/index");
    } finally {
      System.setProperty(PROPERTY, before);
    }
  }
}
