package dev.citenote.encoder;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What `model.json` says of one model. Immutable.
///
/// @param name folder name
/// @param source where the files were published, for people
/// @param model the ONNX file
/// @param tokenizer the tokenizer file
/// @param dimensions length of a vector
/// @param maxTokens longest input, start and end token included
/// @param pooling how token vectors become one vector
/// @param lowerCase whether the vocabulary is uncased, so that text must be folded first
/// @param queryPrefix put before a query
/// @param passagePrefix put before a passage
record ModelCard(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String source,
    @JsonProperty(required = true) ModelFile model,
    @JsonProperty(required = true) ModelFile tokenizer,
    @JsonProperty(required = true) int dimensions,
    @JsonProperty(value = "max_tokens", required = true) int maxTokens,
    @JsonProperty(required = true) Pooling pooling,
    @JsonProperty(value = "lower_case", required = true) boolean lowerCase,
    @JsonProperty(value = "query_prefix", required = true) String queryPrefix,
    @JsonProperty(value = "passage_prefix", required = true) String passagePrefix) {

  /// File name of a card in its model's folder.
  static final String FILE = "model.json";

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(ModelCard.class);

  ModelCard {
    require(dimensions >= 1, "dimensions must be >= 1, got " + dimensions);
    require(maxTokens >= 3, "max_tokens must be >= 3, got " + maxTokens);
  }

  /// Reads the card in a model's folder.
  static ModelCard read(Path folder) throws ModelException {
    Path file = folder.resolve(FILE);
    try {
      return READER.readValue(Files.readString(file));
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

  private static void require(boolean condition, String rule) {
    if (!condition) {
      throw new IllegalArgumentException(rule);
    }
  }

  /// How the vectors of the tokens become the vector of the text.
  enum Pooling {
    /// The vector of the first token.
    @JsonProperty("cls")
    CLS,
    /// The mean over all tokens.
    @JsonProperty("mean")
    MEAN
  }

  /// A file beside the card, and what it must be. Immutable.
  ///
  /// @param file name inside the model's folder
  /// @param bytes exact size
  /// @param sha256 SHA-256 of the content, lower-case hexadecimal
  record ModelFile(
      @JsonProperty(required = true) String file,
      @JsonProperty(required = true) long bytes,
      @JsonProperty(required = true) String sha256) {
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    ModelFile {
      require(
          PLAIN_NAME.matcher(file).matches(),
          "file must be a plain name inside the model's folder, got " + file);
      require(bytes >= 1 && bytes <= 1L << 30, "bytes must be 1 to 1073741824, got " + bytes);
      require(SHA256.matcher(sha256).matches(), "sha256 must be 64 hexadecimal digits");
    }
  }
}
