package dev.citenote.cli;

import dev.citenote.llm.ModelEndpoint;
import dev.citenote.note.NotesFolder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Everything a person can set, read once: `citenote.yml`, then the environment, then options; the
/// later wins. Immutable.
///
/// @param notes folder of notes
/// @param index folder of the index
/// @param models folder of encoders and their models
/// @param encoder which folder in `models` encodes
/// @param host address that `serve` listens on
/// @param port port that `serve` listens on, 0 for any free one
/// @param endpoint where a language model is; empty where none is used
record Settings(
    Path notes,
    Path index,
    Path models,
    String encoder,
    String host,
    int port,
    Optional<ModelEndpoint> endpoint) {

  static final String DEFAULT_ENCODER = "e5-to-bge";
  static final int DEFAULT_PORT = 7070;
  private static final int DEFAULT_DEADLINE = 60;

  /// Reads the settings out of their layers.
  ///
  /// @throws UsageException naming the key, the value and the remedy
  static Settings of(SettingLayers layers) throws UsageException {
    return new Settings(
        layers.path(Setting.NOTES, "seeds"),
        layers.path(Setting.INDEX, "index"),
        layers.path(Setting.MODELS, "models"),
        layers.text(Setting.ENCODER).orElse(DEFAULT_ENCODER),
        layers.text(Setting.HOST).orElse("127.0.0.1"),
        layers.number(Setting.PORT, DEFAULT_PORT, 0, 65_535),
        endpoint(layers));
  }

  /// The folder of notes, which must be there.
  ///
  /// @throws UsageException with the remedy, where it is not
  NotesFolder openNotes() throws UsageException {
    try {
      return new NotesFolder(notes);
    } catch (IllegalArgumentException e) {
      throw new UsageException(Reason.of(e) + ": name another with --notes", e);
    }
  }

  private static Optional<ModelEndpoint> endpoint(SettingLayers layers) throws UsageException {
    String provider = layers.text(Setting.LLM_PROVIDER).orElse("none").toLowerCase(Locale.ROOT);
    return switch (provider) {
      case "none" -> {
        if (layers.text(Setting.LLM_BASE_URL).isPresent()
            || layers.text(Setting.LLM_MODEL).isPresent()) {
          throw new UsageException(
              "llm.base_url or llm.model is set without llm.provider: set it to openai or ollama");
        }
        yield Optional.empty();
      }
      case "openai" ->
          Optional.of(endpoint(layers, ModelEndpoint.Provider.OPENAI, Optional.empty()));
      case "ollama" ->
          Optional.of(
              endpoint(
                  layers, ModelEndpoint.Provider.OLLAMA, Optional.of("http://127.0.0.1:11434")));
      default ->
          throw new UsageException("llm.provider must be none, openai or ollama, got " + provider);
    };
  }

  private static ModelEndpoint endpoint(
      SettingLayers layers, ModelEndpoint.Provider provider, Optional<String> usualUrl)
      throws UsageException {
    String url =
        layers
            .text(Setting.LLM_BASE_URL)
            .or(() -> usualUrl)
            .orElseThrow(
                () ->
                    new UsageException(
                        "llm.provider is openai and llm.base_url is not set: name the endpoint,"
                            + " such as http://127.0.0.1:8080/v1"));
    String model =
        layers
            .text(Setting.LLM_MODEL)
            .orElseThrow(
                () -> new UsageException("llm.model is not set: name the model to draft with"));
    int seconds = layers.number(Setting.LLM_DEADLINE, DEFAULT_DEADLINE, 1, 3_600);
    URI base;
    try {
      base = new URI(url);
    } catch (URISyntaxException e) {
      // The value may hold a password: it is not repeated.
      throw new UsageException("llm.base_url is no URL: write it like http://127.0.0.1:8080/v1");
    }
    try {
      return new ModelEndpoint(provider, base, model, layers.apiKey(), Duration.ofSeconds(seconds));
    } catch (IllegalArgumentException e) {
      throw new UsageException("llm.base_url or llm.model: " + e.getMessage(), e);
    }
  }
}
