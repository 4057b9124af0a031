package dev.citenote.retrieve;

import dev.citenote.retrieve.Query.Scope;
import java.util.List;

/// Ranks passages for a query. Implementations are thread-safe and deterministic: the same query
/// on the same passages gives the same ranking.
@FunctionalInterface
public interface Retriever {

  /// The best passages for the query; empty where nothing matches or the query is blank.
  Ranking retrieve(Query query);

  /// The ranking of one query in each of several scopes, in their order; faster than one after
  /// another where an implementation can share what they have in common.
  ///
  /// @param query whose own scope does not count
  default List<Ranking> retrieve(Query query, List<Scope> scopes) {
    return scopes.stream().map(scope -> retrieve(query.in(scope))).toList();
  }
}
