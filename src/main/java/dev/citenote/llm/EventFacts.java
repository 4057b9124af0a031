package dev.citenote.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/// What an event says besides its text; LangChain4j tells none of it. Immutable.
sealed interface EventFacts {
  /// No event of a model: no JSON, or none that is an object.
  record Unreadable() implements EventFacts {}

  /// The endpoint reports an error.
  ///
  /// @param message what it says, perhaps empty
  record Failed(String message) implements EventFacts {}

  /// The model declines to answer, which only OpenAI's protocol tells apart from an answer.
  record Declined() implements EventFacts {}

  /// A part of an answer.
  ///
  /// @param alive whether it brings a word, a thought or a call of a tool
  /// @param last whether it says why the model stopped
  record Part(boolean alive, boolean last) implements EventFacts {}

  JsonMapper JSON = new JsonMapper();

  static EventFacts of(String data) {
    Optional<JsonNode> read = read(data);
    if (read.isEmpty()) {
      return new Unreadable();
    }
    JsonNode root = read.get();
    Optional<String> error = error(root);
    if (error.isPresent()) {
      return new Failed(error.get());
    }
    JsonNode choice = root.path("choices").path(0);
    JsonNode message = root.has("message") ? root.path("message") : choice.path("delta");
    if (isSome(message.path("refusal"))) {
      return new Declined();
    }
    JsonNode reason = choice.path("finish_reason");
    return new Part(isAlive(message), isSome(reason) || root.path("done").asBoolean(false));
  }

  /// A whole answer in OpenAI's protocol as if it were one event of a stream; empty where it is
  /// none.
  static Optional<String> ofWhole(String answer) {
    Optional<JsonNode> choice = read(answer).map(root -> root.path("choices").path(0));
    if (choice.isPresent() && choice.get() instanceof ObjectNode first && first.has("message")) {
      first.set("delta", first.remove("message"));
      return Optional.of(
          JSON.createObjectNode().set("choices", JSON.createArrayNode().add(first)).toString());
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> read(String data) {
    try {
      return Optional.of(JSON.readTree(data)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> error(JsonNode root) {
    if (root.path("object").asText("").equals("error")) {
      return Optional.of(root.path("message").asText(""));
    }
    JsonNode error = root.path("error");
    return switch (error.getNodeType()) {
      case STRING -> Optional.of(error.asText());
      case OBJECT -> Optional.of(error.path("message").asText(error.toString()));
      default -> Optional.empty();
    };
  }

  private static boolean isAlive(JsonNode message) {
    for (Map.Entry<String, JsonNode> member : message.properties()) {
      boolean some = isSome(member.getValue()) || !member.getValue().isEmpty();
      if (some && !member.getKey().equals("role")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSome(JsonNode text) {
    return text.isTextual() && !text.textValue().isEmpty();
  }
}
