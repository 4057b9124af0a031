package dev.citenote.retrieve;

import dev.citenote.note.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Joins rankings by rank alone: a passage scores `Σ 1 / (60 + rank)` over the rankings that hold
/// it (Cormack, Clarke & Büttcher, SIGIR 2009). Here for comparison: it throws away how much better
/// one passage is than the next. Passages that say the same are one, whichever a ranking shows.
/// Thread-safe where its retrievers are.
public final class ReciprocalRankFusion implements Retriever {
  private static final int CONSTANT = 60;

  /// How many hits of each ranking take part at least.
  private static final int LEAST = 1000;

  private final List<Retriever> retrievers;

  /// @param retrievers rank the same passages; at least one
  public ReciprocalRankFusion(Retriever... retrievers) {
    if (retrievers.length == 0) {
      throw new IllegalArgumentException("retrievers must not be empty");
    }
    this.retrievers = List.of(retrievers);
  }

  @Override
  public Ranking retrieve(Query query) {
    Query deep = new Query(query.text(), Math.max(LEAST, query.depth()), query.scope());
    Map<String, Hit> hits = new HashMap<>();
    for (Retriever retriever : retrievers) {
      List<Hit> ranked = retriever.retrieve(deep).hits();
      for (int i = 0; i < ranked.size(); i++) {
        Hit hit = ranked.get(i);
        double share = 1.0 / (CONSTANT + i + 1);
        hits.merge(key(hit), scored(hit, share), ReciprocalRankFusion::joined);
      }
    }
    return new Ranking(
        query, hits.values().stream().sorted(Hit.BEST_FIRST).limit(query.depth()).toList());
  }

  /// The same for a passage and for each of its copies.
  private static String key(Hit hit) {
    return hit.places().map(Passage::id).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Hit scored(Hit hit, double score) {
    return new Hit(hit.passage(), score, hit.votes(), hit.copies());
  }

  private static Hit joined(Hit one, Hit other) {
    List<Vote> votes = new ArrayList<>(one.votes());
    Stream<Vote> further = other.votes().stream();
    further.filter(vote -> one.vote(vote.retriever()).isEmpty()).forEach(votes::add);
    return new Hit(one.passage(), one.score() + other.score(), votes, one.copies());
  }
}
