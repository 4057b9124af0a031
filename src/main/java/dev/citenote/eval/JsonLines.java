package dev.citenote.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads files of one JSON object a line, and values that must be what they should. Stateless.
final class JsonLines {
  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  private JsonLines() {}

  /// Hands every object to a consumer; blank lines are passed over.
  ///
  /// @throws IOException naming the file, and the line that is no JSON object or that the consumer
  ///     refuses with an `IllegalArgumentException`
  static void read(Path file, Consumer<JsonNode> consumer) throws IOException {
    TextLines.read(file, line -> consumer.accept(object(line)));
  }

  private static JsonNode object(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.isObject()) {
        throw new IllegalArgumentException("must be a JSON object, got " + type(node));
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("must be a JSON object: " + e.getOriginalMessage(), e);
    }
  }

  /// A text of an object, or a number as a text.
  ///
  /// @throws IllegalArgumentException where it is missing or something else
  static String text(JsonNode object, String field) {
    return text(field, object.path(field));
  }

  /// The texts of an array; none where it is missing.
  ///
  /// @param name of the array, for people
  /// @throws IllegalArgumentException where it is something else
  static List<String> texts(String name, JsonNode array) {
    return elements(name, array).map(element -> text("each of " + name, element)).toList();
  }

  /// The elements of an array; none where it is missing.
  ///
  /// @param name of the array, for people
  /// @throws IllegalArgumentException where it is something else
  static Stream<JsonNode> elements(String name, JsonNode array) {
    if (!array.isArray() && !array.isMissingNode() && !array.isNull()) {
      throw new IllegalArgumentException(name + " must be an array, got " + type(array));
    }
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String text(String name, JsonNode value) {
    if (!value.isTextual() && !value.isNumber()) {
      throw new IllegalArgumentException(name + " must be a text, got " + type(value));
    }
    return value.asText();
  }

  private static String type(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
