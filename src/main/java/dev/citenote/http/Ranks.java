package dev.citenote.http;

import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Vote;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The ranks of a hit as JSON shows them.
final class Ranks {
  private Ranks() {}

  /// Retriever to rank, in the order of the votes; a retriever that did not rank the hit is absent.
  static Map<String, Integer> of(Hit hit) {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    for (Vote vote : hit.votes()) {
      vote.rank().ifPresent(rank -> ranks.put(vote.retriever(), rank));
    }
    return Collections.unmodifiableMap(ranks);
  }
}
