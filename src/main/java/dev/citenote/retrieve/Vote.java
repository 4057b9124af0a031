package dev.citenote.retrieve;

import java.util.OptionalInt;

/// What one retriever said of one passage. Immutable.
///
/// @param retriever [#BM25] or [#VECTOR]
/// @param rank from 1; empty where the passage lay below the retriever's depth
/// @param score on the retriever's own scale: BM25 from 0 up, a cosine from −1 to 1
public record Vote(String retriever, OptionalInt rank, double score) {

  /// Lexical ranking by BM25.
  public static final String BM25 = "bm25";

  /// Dense ranking by cosine.
  public static final String VECTOR = "vector";
}
