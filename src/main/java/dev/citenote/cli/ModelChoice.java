package dev.citenote.cli;

import dev.citenote.llm.LanguageModels;
import dev.citenote.llm.ModelEndpoint;
import dev.citenote.llm.Terms;
import dev.citenote.llm.Terms.Deadlines;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Which language model drafts answers, as far as the settings say. Immutable.
sealed interface ModelChoice {

  /// No model: answers are taken from the notes.
  record None() implements ModelChoice {}

  /// The model that was named.
  record Named(ModelEndpoint endpoint) implements ModelChoice {}

  /// A model of the Ollama on this machine, if there is one.
  ///
  /// @param ollama where it is looked for
  /// @param patience longest wait for an answer: this machine gives one at once or not at all
  record Auto(URI ollama, Duration patience, Terms terms) implements ModelChoice {}

  Duration USUAL_WAIT = Duration.ofMillis(300);

  String USUAL_OLLAMA = "http://127.0.0.1:11434";

  /// The endpoint of the model; empty where there is none. For [Auto], it is looked for, which
  /// takes at most a third of a second, and no time where nothing listens.
  default Optional<ModelEndpoint> find() {
    return switch (this) {
      case None ignored -> Optional.empty();
      case Named named -> Optional.of(named.endpoint());
      case Auto auto -> LanguageModels.find(auto.ollama(), auto.terms(), auto.patience());
    };
  }

  /// Whether what is asked may leave this machine.
  default boolean leavesMachine() {
    return this instanceof Named named && !named.endpoint().isOnThisMachine();
  }

  /// Reads the choice out of the settings.
  ///
  /// @throws UsageException naming the key, the value and the remedy
  static ModelChoice of(SettingLayers layers) throws UsageException {
    Terms terms = terms(layers);
    String provider = layers.text(Setting.LLM_PROVIDER).orElse("auto").toLowerCase(Locale.ROOT);
    return switch (provider) {
      case "none" -> new None();
      case "auto" -> auto(layers, terms);
      case "openai" -> new Named(endpoint(layers, ModelEndpoint.Provider.OPENAI, terms));
      case "ollama" -> new Named(endpoint(layers, ModelEndpoint.Provider.OLLAMA, terms));
      default ->
          throw new UsageException(
              "llm.provider must be auto, none, openai or ollama, got " + provider);
    };
  }

  /// The property `citenote.ollama` is for tests, which must not find whatever runs on a machine.
  private static ModelChoice auto(SettingLayers layers, Terms terms) throws UsageException {
    for (Setting setting : new Setting[] {Setting.LLM_BASE_URL, Setting.LLM_MODEL}) {
      if (layers.text(setting).isPresent()) {
        throw new UsageException(
            setting.key() + " is set without llm.provider: set that to openai or ollama");
      }
    }
    return new Auto(
        URI.create(System.getProperty("citenote.ollama", USUAL_OLLAMA)), USUAL_WAIT, terms);
  }

  private static Terms terms(SettingLayers layers) throws UsageException {
    Terms usual = Terms.USUAL;
    Deadlines deadlines = usual.deadlines();
    return new Terms(
        layers.decimal(Setting.LLM_TEMPERATURE, usual.temperature(), 0, 2),
        layers.number(Setting.LLM_CONTEXT_TOKENS, usual.contextTokens(), 1_024, 1_048_576),
        layers.number(Setting.LLM_MAX_CHARS, usual.maxChars(), 1_000, 1_000_000),
        new Deadlines(
            seconds(layers, Setting.LLM_CONNECT_TIMEOUT, deadlines.connect(), 60),
            seconds(layers, Setting.LLM_FIRST_TOKEN_TIMEOUT, deadlines.firstToken(), 3_600),
            seconds(layers, Setting.LLM_IDLE_TIMEOUT, deadlines.idle(), 3_600),
            seconds(layers, Setting.LLM_DEADLINE, deadlines.total(), 3_600)));
  }

  private static Duration seconds(SettingLayers layers, Setting setting, Duration usual, int most)
      throws UsageException {
    int seconds = layers.number(setting, Math.toIntExact(usual.toSeconds()), 1, most);
    return Duration.ofSeconds(seconds);
  }

  private static ModelEndpoint endpoint(
      SettingLayers layers, ModelEndpoint.Provider provider, Terms terms) throws UsageException {
    URI base = baseUrl(layers, provider);
    String model =
        layers
            .text(Setting.LLM_MODEL)
            .orElseThrow(
                () -> new UsageException("llm.model is not set: name the model to draft with"));
    ModelEndpoint open;
    try {
      open = new ModelEndpoint(provider, base, model, Optional.empty(), terms);
    } catch (IllegalArgumentException e) {
      throw new UsageException("llm.base_url: " + e.getMessage(), e);
    }
    return withKey(open, layers);
  }

  private static ModelEndpoint withKey(ModelEndpoint open, SettingLayers layers)
      throws UsageException {
    Optional<String> key = layers.apiKey();
    try {
      return new ModelEndpoint(open.provider(), open.baseUrl(), open.model(), key, open.terms());
    } catch (IllegalArgumentException e) {
      String from =
          layers.text(Setting.LLM_API_KEY).isPresent()
              ? Setting.LLM_API_KEY.variable()
              : Setting.LLM_API_KEY_FILE.key();
      throw new UsageException(from + ": " + e.getMessage(), e);
    }
  }

  private static URI baseUrl(SettingLayers layers, ModelEndpoint.Provider provider)
      throws UsageException {
    Optional<String> given = layers.text(Setting.LLM_BASE_URL);
    if (given.isEmpty() && provider == ModelEndpoint.Provider.OPENAI) {
      throw new UsageException(
          "llm.provider is openai and llm.base_url is not set: name the endpoint,"
              + " such as http://127.0.0.1:8080/v1");
    }
    try {
      return new URI(given.orElse(USUAL_OLLAMA));
    } catch (URISyntaxException e) {
      // The value may hold a password: it is not repeated.
      throw new UsageException("llm.base_url is no URL: write it like http://127.0.0.1:8080/v1");
    }
  }
}
