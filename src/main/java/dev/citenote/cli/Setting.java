package dev.citenote.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One thing that a person can set, by its name in `citenote.yml` and in the environment.
enum Setting {
  /// Folder of notes.
  NOTES("notes"),
  /// Folder of the index.
  INDEX("index"),
  /// Folder of encoder models.
  MODELS("models"),
  /// Which folder in `models` encodes.
  ENCODER("encoder"),
  /// Address that `serve` listens on.
  HOST("host"),
  /// Port that `serve` listens on.
  PORT("port"),
  /// `auto`, `none`, `openai` or `ollama`.
  LLM_PROVIDER("llm.provider"),
  LLM_BASE_URL("llm.base_url"),
  LLM_MODEL("llm.model"),
  /// Only from the environment.
  LLM_API_KEY("llm.api_key"),
  /// A file that only its owner may read.
  LLM_API_KEY_FILE("llm.api_key_file"),
  /// 0 to 2.
  LLM_TEMPERATURE("llm.temperature"),
  /// Tokens that prompt and answer may fill together.
  LLM_CONTEXT_TOKENS("llm.context_tokens"),
  /// Most characters of one answer.
  LLM_MAX_CHARS("llm.max_chars"),
  /// Longest wait for a connection, in seconds.
  LLM_CONNECT_TIMEOUT("llm.connect_timeout"),
  /// Longest wait for the first word of an answer, in seconds.
  LLM_FIRST_TOKEN_TIMEOUT("llm.first_token_timeout"),
  /// Longest silence within an answer, in seconds.
  LLM_IDLE_TIMEOUT("llm.idle_timeout"),
  /// Longest wait for a whole answer, in seconds.
  LLM_DEADLINE("llm.deadline");

  private static final String PREFIX = "CITENOTE_";

  /// Read by the launcher, before there is a virtual machine.
  private static final List<String> LAUNCHER = List.of("CITENOTE_JAVA_OPTS");

  private final String key;

  Setting(String key) {
    this.key = key;
  }

  /// Name in `citenote.yml`; a dot stands for nesting.
  String key() {
    return key;
  }

  /// Name in the environment.
  String variable() {
    return PREFIX + name();
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /// Whether an environment variable claims to be ours and is not known.
  static boolean isUnknownVariable(String variable) {
    return variable.toUpperCase(Locale.ROOT).startsWith(PREFIX)
        && !LAUNCHER.contains(variable)
        && Arrays.stream(values()).noneMatch(setting -> setting.variable().equals(variable));
  }

  /// All names in `citenote.yml`, for messages.
  static String keys() {
    return String.join(", ", Arrays.stream(values()).map(Setting::key).toList());
  }
}
