package dev.citenote.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.citenote.llm.Terms.Deadlines;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Looks for an Ollama that nobody named. Stateless.
///
/// Of its models, the one that was changed last is taken, which is mostly the one that was pulled
/// last; of several, the first by name. Left out are models that only embed or rank, and those that
/// Ollama itself passes on to another host: nothing may leave this machine unasked.
final class LocalOllama {
  private static final Duration LONGEST_WAIT = Duration.ofMillis(300);

  private static final Pattern NO_CHAT = Pattern.compile("embed|rerank|bert|bge-|minilm|gte-|e5-");
  private static final Pattern ELSEWHERE = Pattern.compile("[:-]cloud$");

  private static final JsonMapper JSON = new JsonMapper();

  private LocalOllama() {}

  static Optional<ModelEndpoint> find(URI base, Terms terms) {
    return listens(base)
        ? listing(base).flatMap(LocalOllama::newest).map(model -> endpoint(base, model, terms))
        : Optional.empty();
  }

  /// Saves loading an HTTP client where nothing listens, which a connection shows at once.
  private static boolean listens(URI base) {
    try (Socket socket = new Socket()) {
      InetSocketAddress address = new InetSocketAddress(base.getHost(), base.getPort());
      socket.connect(address, Math.toIntExact(LONGEST_WAIT.toMillis()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<String> listing(URI base) {
    Deadlines hurry = new Deadlines(LONGEST_WAIT, LONGEST_WAIT, LONGEST_WAIT, LONGEST_WAIT);
    try {
      return Optional.of(ModelListing.read(endpoint(base, "any", Terms.within(hurry))));
    } catch (EndpointFailure e) {
      return Optional.empty();
    }
  }

  private static ModelEndpoint endpoint(URI base, String model, Terms terms) {
    return new ModelEndpoint(ModelEndpoint.Provider.OLLAMA, base, model, Optional.empty(), terms);
  }

  /// The name of the chat model in a listing that was changed last.
  static Optional<String> newest(String listing) {
    JsonNode models;
    try {
      models = JSON.readTree(listing).path("models");
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    return StreamSupport.stream(models.spliterator(), false)
        .filter(LocalOllama::chatsHere)
        .min(
            Comparator.comparing(LocalOllama::modified).reversed().thenComparing(LocalOllama::name))
        .map(LocalOllama::name);
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
