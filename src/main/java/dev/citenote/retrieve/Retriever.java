package dev.citenote.retrieve;

/// Ranks passages for a query. Implementations are thread-safe and deterministic: the same query
/// on the same passages gives the same ranking.
@FunctionalInterface
public interface Retriever {

  /// The best passages for the query; empty where nothing matches or the query is blank.
  Ranking retrieve(Query query);
}
