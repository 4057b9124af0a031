package dev.citenote.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// The one JSON mapper of the program: names in snake_case, and narrow limits on what is read.
/// Thread-safe.
public final class Json {

  /// Deepest nesting that is read.
  static final int MAX_DEPTH = 50;

  /// Longest string that is read, in characters.
  static final int MAX_STRING = 1 << 20;

  private static final JsonMapper MAPPER = newMapper();

  private Json() {}

  /// The mapper, which nobody reconfigures.
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /// One JSON value on one line, without a line end.
  ///
  /// @param value a record of this room, or of `cli`
  /// @throws IllegalArgumentException if the value has no JSON form, which is a mistake in its type
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("value has no JSON form: " + value.getClass(), e);
    }
  }

  /// Writes one JSON value on one line, without a line end, as it is made: for long ones.
  ///
  /// @param value a record of this room, or of `cli`
  /// @throws IOException where it cannot be written
  public static void write(Object value, Writer out) throws IOException {
    MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, value);
  }

  /// The UTF-8 bytes of [#text].
  static byte[] bytes(Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonMapper newMapper() {
    StreamReadConstraints narrow =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(MAX_STRING)
            .maxNameLength(1_000)
            .maxNumberLength(100)
            .build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(narrow).build();
    return JsonMapper.builder(factory)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .addModule(new Jdk8Module())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }
}
