package dev.citenote.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Chooses among the models that an Ollama lists. Stateless.
///
/// The one that was changed last is taken, which is mostly the one that was pulled last; of
/// several, the first by name. Left out are models that only embed or rank, and those that Ollama
/// itself passes on to another host: nothing may leave this machine unasked.
final class OllamaModels {
  private static final Pattern NO_CHAT = Pattern.compile("embed|rerank|bert|bge-|minilm|gte-|e5-");
  private static final Pattern ELSEWHERE = Pattern.compile("[:-]cloud$");
  private static final JsonMapper JSON = new JsonMapper();

  private OllamaModels() {}

  /// The name of the chat model in a listing that was changed last.
  static Optional<String> newest(String listing) {
    JsonNode models;
    try {
      models = JSON.readTree(listing).path("models");
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    return StreamSupport.stream(models.spliterator(), false)
        .filter(OllamaModels::chatsHere)
        .min(
            Comparator.comparing(OllamaModels::modified)
                .reversed()
                .thenComparing(OllamaModels::name))
        .map(OllamaModels::name);
  }

  private static boolean chatsHere(JsonNode model) {
    String name = name(model).toLowerCase(Locale.ROOT);
    String family = model.path("details").path("family").asText("").toLowerCase(Locale.ROOT);
    return !name.isBlank()
        && !NO_CHAT.matcher(name).find()
        && !family.contains("bert")
        && !ELSEWHERE.matcher(name).find()
        && !model.has("remote_host")
        && !model.has("remote_model");
  }

  private static String name(JsonNode model) {
    return model.path("name").asText("");
  }

  private static Instant modified(JsonNode model) {
    try {
      return OffsetDateTime.parse(model.path("modified_at").asText("")).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }
}
