package dev.citenote.retrieve;

import java.util.List;

/// The hits of one query, best first. Immutable.
///
/// @param query what was asked
/// @param hits at most as many as the query's depth, in the order of [Hit#BEST_FIRST]
public record Ranking(Query query, List<Hit> hits) {

  public Ranking {
    hits = List.copyOf(hits);
  }
}
