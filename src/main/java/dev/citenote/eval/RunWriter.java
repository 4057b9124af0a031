package dev.citenote.eval;

import dev.citenote.eval.TestCollection.Topic;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Ranking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Writes rankings as a run in TREC's format: `topic Q0 document rank score tag` a line, as
/// `trec_eval` reads it. Confined to one thread.
public final class RunWriter implements RankingEval.Listener {
  private final Appendable out;
  private final String tag;

  /// @param tag name of the run, without white space
  public RunWriter(Appendable out, String tag) {
    this.out = out;
    this.tag = tag;
  }

  /// @throws UncheckedIOException where the line cannot be written
  @Override
  public void ranked(Topic topic, Ranking ranking) {
    Set<String> written = new HashSet<>();
    try {
      for (Hit hit : ranking.hits()) {
        for (var place : hit.places().toList()) {
          if (written.add(place.note())) {
            line(topic, place.note(), written.size(), hit.score());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(Topic topic, String document, int rank, double score) throws IOException {
    out.append(
        String.format(
            Locale.ROOT, "%s Q0 %s %d %.6f %s%n", topic.id(), document, rank, score, tag));
  }
}
