package dev.citenote.eval;

import dev.citenote.eval.TestCollection.Topic;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Ranking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes rankings as a run in TREC's format: `topic Q0 document rank score tag` a line, the rank
/// from 1. Confined to one thread.
///
/// `trec_eval` orders by score alone and ties by document, so that scores are written falling by a
/// millionth at least. Copies of a passage follow it. White space in names becomes `_`.
public final class RunWriter implements RankingEval.Listener {
  private static final Pattern WHITE_SPACE = Pattern.compile("(?U)\\s");

  private final Appendable out;
  private final String tag;

  /// @param out takes the lines, whose ends are `\n` everywhere; kept open
  /// @param tag name of the run, not blank
  public RunWriter(Appendable out, String tag) {
    if (tag.isBlank()) {
      throw new IllegalArgumentException("tag must not be blank");
    }
    this.out = out;
    this.tag = word(tag);
  }

  /// @throws UncheckedIOException where a line cannot be written
  @Override
  public void ranked(Topic topic, Ranking ranking) {
    Set<String> written = new HashSet<>();
    long millionths = Long.MAX_VALUE;
    for (Hit hit : ranking.hits()) {
      for (Passage place : hit.places().toList()) {
        if (written.add(place.note())) {
          millionths = Math.min(Math.round(hit.score() * 1e6), millionths - 1);
          line(topic.id(), place.note(), written.size(), millionths / 1e6);
        }
      }
    }
  }

  private void line(String topic, String document, int rank, double score) {
    try {
      out.append(
          String.format(
              Locale.ROOT, "%s Q0 %s %d %.6f %s\n", word(topic), word(document), rank, score, tag));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String word(String name) {
    return WHITE_SPACE.matcher(name).replaceAll("_");
  }
}
