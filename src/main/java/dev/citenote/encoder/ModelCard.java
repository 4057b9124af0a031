package dev.citenote.encoder;

import com.fasterxml.jackson.annotation.JsonProperty;

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
/// @param simplified whether it knows simplified Chinese best, so that traditional text must be
///     converted first; false where the card does not say
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
    boolean simplified,
    @JsonProperty(value = "query_prefix", required = true) String queryPrefix,
    @JsonProperty(value = "passage_prefix", required = true) String passagePrefix)
    implements Card {

  ModelCard {
    Card.require(dimensions >= 1, "dimensions must be >= 1, got " + dimensions);
    Card.require(maxTokens >= 3, "max_tokens must be >= 3, got " + maxTokens);
  }

  /// SHA-256 over everything that decides a vector: both files, pooling, folding, conversion,
  /// prefixes and the token limit. Two models of one identity give the same vectors.
  String identity() {
    return Sha256.ofLines(
        model.sha256(),
        tokenizer.sha256(),
        pooling.name(),
        Integer.toString(maxTokens),
        Boolean.toString(lowerCase),
        Boolean.toString(simplified),
        queryPrefix,
        passagePrefix);
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
}
