package dev.citenote.retrieve;

/// How a lexical and a dense score become one:
/// `denseWeight · cosine + lexicalWeight · BM25 / ceiling`. Immutable.
///
/// The ceiling is what no passage can exceed: the sum of the idf of the query's distinct terms over
/// the fields, times each field's weight. So the sum is on an absolute scale, comparable between
/// queries, where fusing ranks would throw that away.
///
/// @param denseWeight weight of the cosine, at least 0; 0 where only words count
/// @param lexicalWeight weight of BM25, at least 0; 0 where only vectors count
public record Fusion(double denseWeight, double lexicalWeight) {

  /// What suits notes; flat from .7 to 2.
  public static final Fusion NOTES = new Fusion(1, 1);

  /// Words alone; passages without a word of the query are not found.
  public static final Fusion BM25_ONLY = new Fusion(0, 1);

  /// Vectors alone.
  public static final Fusion VECTOR_ONLY = new Fusion(1, 0);

  public Fusion {
    if (!(denseWeight >= 0 && lexicalWeight >= 0 && denseWeight + lexicalWeight > 0)) {
      throw new IllegalArgumentException(
          "weights must be >= 0 and not both 0, got " + denseWeight + " and " + lexicalWeight);
    }
  }

  /// The joint score.
  ///
  /// @param cosine −1 to 1
  /// @param bm25 0 to the ceiling
  /// @param ceiling of this query; 0 where it has no words, which makes its lexical part 0
  public double score(double cosine, double bm25, double ceiling) {
    double lexical = ceiling > 0 ? bm25 / ceiling : 0;
    return denseWeight * cosine + lexicalWeight * lexical;
  }

  /// Whether cosines count.
  public boolean usesVectors() {
    return denseWeight > 0;
  }

  /// Whether words count.
  public boolean usesWords() {
    return lexicalWeight > 0;
  }
}
