package dev.citenote.index;

/// Inverse document frequency as Lucene's BM25 has it: `ln(1 + (N − df + 0.5) / (df + 0.5))`
/// (Robertson et al., TREC-3). Stateless.
final class Idf {
  private Idf() {}

  /// @param frequency passages that have the term, from 0
  /// @param passages passages that have any term in the field
  static double of(long frequency, long passages) {
    long count = Math.max(frequency, passages);
    return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  }
}
