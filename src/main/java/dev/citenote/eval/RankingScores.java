package dev.citenote.eval;

import java.util.Optional;

/// How well a retriever ranked a [TestCollection]. Every number but the latency is the same in each
/// run. Immutable.
///
/// @param topics questions asked, at least 1
/// @param passages passages in the collection
/// @param quality means over the topics
/// @param draft how its passages were drafted from; empty where no topic names answers
/// @param latency how long rankings took
public record RankingScores(
    int topics, int passages, Quality quality, Optional<DraftScores> draft, Latency latency) {

  public RankingScores {
    if (topics < 1 || passages < 0) {
      throw new IllegalArgumentException(
          "topics must be >= 1 and passages >= 0, got " + topics + " and " + passages);
    }
  }

  /// Means over topics, each 0 to 1.
  ///
  /// @param recallAt1 share of the relevant documents at rank 1
  /// @param recallAt5 share of the relevant documents among the first 5
  /// @param recallAt10 share of the relevant documents among the first 10
  /// @param mrrAt10 reciprocal rank of the first relevant document, 0 beyond rank 10
  /// @param ndcgAt10 normalised discounted cumulated gain of the first 10
  public record Quality(
      double recallAt1, double recallAt5, double recallAt10, double mrrAt10, double ndcgAt10) {
    public Quality {
      Shares.check("recallAt1", recallAt1);
      Shares.check("recallAt5", recallAt5);
      Shares.check("recallAt10", recallAt10);
      Shares.check("mrrAt10", mrrAt10);
      Shares.check("ndcgAt10", ndcgAt10);
    }
  }

  /// Extractive drafts of all topics that name answers.
  ///
  /// @param topics how many there are
  /// @param coverage share of topics whose draft contains one of the answers, compared in NFKC
  ///     without white space and case
  /// @param citationPrecision share of all citations that point into a relevant document, or whose
  ///     copy does; 0 where there is no citation
  /// @param meanChars mean length of a draft's sentences in UTF-16 code units, markers left out
  public record DraftScores(
      int topics, double coverage, double citationPrecision, double meanChars) {
    public DraftScores {
      Shares.check("coverage", coverage);
      Shares.check("citationPrecision", citationPrecision);
    }
  }

  /// Time of one ranking in milliseconds, encoding of the query included.
  ///
  /// @param p50 median over topics
  /// @param p99 99th percentile over topics, the smallest value that 99 % do not exceed
  public record Latency(double p50, double p99) {}
}
