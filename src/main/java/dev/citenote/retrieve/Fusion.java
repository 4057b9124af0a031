package dev.citenote.retrieve;

/// How a lexical and a dense score become one: `closeness + λ · BM25 / ceiling`. Immutable.
///
/// The ceiling is what no passage can exceed: the sum of the idf of the query's distinct terms. So
/// the sum is on an absolute scale, comparable between queries, where fusing ranks would throw that
/// away. λ depends on the language of the query: Chinese is searched by overlapping pairs of
/// characters, of which even a good passage has a smaller share.
///
/// @param dense weight of the closeness by vectors, at least 0; 0 where only words count
/// @param chinese λ of a Chinese query, at least 0; 0 where only vectors count
/// @param latin λ of any other query, at least 0; 0 where only vectors count
public record Fusion(double dense, double chinese, double latin) {

  /// Words and vectors; how the weights were found is told in `src/docs/decisions.md`.
  public static final Fusion HYBRID = new Fusion(1, 2, 0.8);

  /// Words alone; passages without a word of the query are not found.
  public static final Fusion BM25_ONLY = new Fusion(0, 1, 1);

  /// Vectors alone.
  public static final Fusion VECTOR_ONLY = new Fusion(1, 0, 0);

  public Fusion {
    if (!(dense >= 0 && chinese >= 0 && latin >= 0 && dense + Math.min(chinese, latin) > 0)) {
      throw new IllegalArgumentException(
          "weights must be >= 0 and not all 0, got %s, %s and %s".formatted(dense, chinese, latin));
    }
  }

  /// The share of the joint score that words give.
  ///
  /// @param bm25 0 to the ceiling
  /// @param ceiling of this query; 0 where it has no words, which makes the share 0
  public double ofWords(Language language, double bm25, double ceiling) {
    double weight =
        switch (language) {
          case CHINESE -> chinese;
          case LATIN -> latin;
        };
    return ceiling > 0 ? weight * bm25 / ceiling : 0;
  }

  /// The share of the joint score that vectors give.
  ///
  /// @param closeness a cosine, or a weighted mean of cosines
  public double ofVectors(double closeness) {
    return dense * closeness;
  }

  /// Whether vectors count.
  public boolean usesVectors() {
    return dense > 0;
  }

  /// Whether words count.
  public boolean usesWords() {
    return chinese > 0 || latin > 0;
  }
}
