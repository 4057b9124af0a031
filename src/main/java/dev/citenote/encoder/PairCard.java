package dev.citenote.encoder;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What `model.json` says of two models that share one space of vectors, by a map from the vectors
/// of one to those of the other. Immutable.
///
/// @param name folder name
/// @param source where the map was published, for people
/// @param chineseModel folder name of the model that encodes Chinese; its space is the common one
/// @param latinModel folder name of the model that encodes all else
/// @param latinDimensions length of that model's vectors
/// @param dimensions length of the common vectors
/// @param map the file of the map, as [LinearMap] reads it
record PairCard(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String source,
    @JsonProperty(value = "chinese_model", required = true) String chineseModel,
    @JsonProperty(value = "latin_model", required = true) String latinModel,
    @JsonProperty(value = "latin_dimensions", required = true) int latinDimensions,
    @JsonProperty(required = true) int dimensions,
    @JsonProperty(value = PairCard.MARK, required = true) ModelFile map)
    implements Card {
  /// The property that no card of a single model has.
  static final String MARK = "map";

  /// To be raised when texts go to the models, or vectors through the map, in another way.
  private static final int ROUTES = 1;

  PairCard {
    Card.require(
        latinDimensions >= 1 && dimensions >= 1,
        "latin_dimensions and dimensions must be >= 1, got %d and %d"
            .formatted(latinDimensions, dimensions));
    long bytes = LinearMap.bytes(latinDimensions, dimensions);
    Card.require(
        map.bytes() == bytes,
        "a map of %d to %d dimensions has %d bytes, got %d"
            .formatted(latinDimensions, dimensions, bytes, map.bytes()));
  }

  /// Checks that the models are those the map was made for, as far as their cards tell.
  ///
  /// @throws ModelException where a model's vectors are of another length
  void requireFits(ModelCard chinese, ModelCard latin) throws ModelException {
    if (latin.dimensions() != latinDimensions || chinese.dimensions() != dimensions) {
      throw new ModelException(
          "the map of %s turns %d dimensions into %d, but %s has %d and %s has %d: name the models it was made for"
              .formatted(
                  name,
                  latinDimensions,
                  dimensions,
                  latin.name(),
                  latin.dimensions(),
                  chinese.name(),
                  chinese.dimensions()));
    }
  }

  /// SHA-256 over everything that decides a vector: both models, the map, and how they are used.
  String identity(ModelCard chinese, ModelCard latin) {
    return Sha256.ofLines(
        chinese.identity(), latin.identity(), map.sha256(), Integer.toString(ROUTES));
  }
}
