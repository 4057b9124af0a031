package dev.citenote.encoder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads cards. Stateless.
final class CardReader {
  /// File name of a card in its encoder's folder.
  static final String FILE = "model.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CardReader() {}

  /// Reads the card in an encoder's folder: that of a pair, where it names a map.
  static Card read(Path folder) throws ModelException {
    Path file = folder.resolve(FILE);
    try {
      String text = Files.readString(file);
      JsonNode json = MAPPER.readTree(text);
      if (!json.isObject()) {
        throw new ModelException(file + " is wrong: it is no JSON object");
      }
      Class<? extends Card> kind = json.has(PairCard.MARK) ? PairCard.class : ModelCard.class;
      return MAPPER.readValue(text, kind);
    } catch (NoSuchFileException e) {
      throw new ModelException("the model folder " + folder + " holds no " + FILE, e);
    } catch (JsonProcessingException e) {
      throw new ModelException(file + " is wrong: " + firstLine(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new ModelException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("it is not JSON");
  }
}
