package dev.citenote.eval;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/// Reads files of one JSON object a line. Stateless.
final class JsonLines {
  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  private JsonLines() {}

  /// Hands every line that is not blank to a consumer.
  ///
  /// @param what such a line is, for people
  /// @throws IOException naming the line that is not JSON, or that the consumer refuses with an
  ///     `IllegalArgumentException`
  static void read(Path file, String what, Consumer<JsonNode> consumer) throws IOException {
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          consumer.accept(JSON.readTree(line));
        }
      }
    } catch (NoSuchFileException e) {
      throw new IOException(file + " is not there", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(
          "%s line %d is no %s: %s".formatted(file, number, what, firstLine(e)), e);
    }
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  /// The texts of an array; none where it is missing.
  static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
