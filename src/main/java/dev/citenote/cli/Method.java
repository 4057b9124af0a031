package dev.citenote.cli;

import dev.citenote.index.PassageIndex;
import dev.citenote.retrieve.Fusion;
import dev.citenote.retrieve.ReciprocalRankFusion;
import dev.citenote.retrieve.Retriever;
import dev.citenote.retrieve.TextEncoder;
import java.util.Locale;

/// How `eval` ranks.
enum Method {
  /// Words alone.
  BM25,
  /// Vectors alone.
  VECTOR,
  /// Both, as every other command ranks.
  HYBRID,
  /// The first two, joined by rank alone.
  RRF;

  /// Its name on the command line and in reports.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Retriever over(PassageIndex index, TextEncoder encoder) {
    return switch (this) {
      case BM25 -> index.retriever(encoder, Fusion.BM25_ONLY);
      case VECTOR -> index.retriever(encoder, Fusion.VECTOR_ONLY);
      case HYBRID -> index.retriever(encoder);
      case RRF ->
          new ReciprocalRankFusion(
              index.retriever(encoder, Fusion.BM25_ONLY),
              index.retriever(encoder, Fusion.VECTOR_ONLY));
    };
  }
}
