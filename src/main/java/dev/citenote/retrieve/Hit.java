package dev.citenote.retrieve;

import dev.citenote.note.Passage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One passage of a [Ranking], with what each retriever said of it, and where else the notes say
/// the same. Immutable.
///
/// @param passage what was found
/// @param score final score; higher is better, comparable within one ranking
/// @param votes one entry for each retriever that scored the passage
/// @param copies statements with the same text elsewhere, by note and offset; not ranked
/// @param explanation what the score is made of; empty unless the query asked for it
public record Hit(
    Passage passage,
    double score,
    List<Vote> votes,
    List<Passage> copies,
    Optional<Explanation> explanation) {

  /// Best first; equal scores by passage id, so that rankings are deterministic.
  public static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::score).reversed().thenComparing(hit -> hit.passage().id());

  private static final Comparator<Passage> BY_PLACE =
      Comparator.comparing(Passage::note).thenComparingInt(passage -> passage.span().start());

  public Hit {
    votes = List.copyOf(votes);
    copies = copies.stream().sorted(BY_PLACE).toList();
  }

  /// A hit that does not explain itself.
  public Hit(Passage passage, double score, List<Vote> votes, List<Passage> copies) {
    this(passage, score, votes, copies, Optional.empty());
  }

  /// Where the notes say this: the passage, then its copies.
  public Stream<Passage> places() {
    return Stream.concat(Stream.of(passage), copies.stream());
  }

  /// What the named retriever said of this passage.
  public Optional<Vote> vote(String retriever) {
    return votes.stream().filter(vote -> vote.retriever().equals(retriever)).findFirst();
  }

  /// How close query and passage are by their vectors, about −1 to 1.2; 0 where none was compared.
  public double cosine() {
    return vote(Vote.VECTOR).map(Vote::score).orElse(0.0);
  }
}
