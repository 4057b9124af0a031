package dev.citenote.eval;

import dev.citenote.answer.Citation;
import dev.citenote.answer.Citation.Elsewhere;
import dev.citenote.answer.Draft;
import dev.citenote.eval.RankingScores.DraftScores;
import dev.citenote.eval.TestCollection.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Counts what the drafts of topics that name answers hold and cite. Confined to one thread.
final class DraftTally {
  private int drafts;
  private int covering;
  private long citations;
  private long right;
  private long characters;

  /// @param grades of the documents that were judged for the topic
  void add(Topic topic, Draft draft, Map<String, Integer> grades) {
    String text = AnswerText.of(draft);
    drafts++;
    characters += text.length();
    covering += topic.answers().stream().anyMatch(it -> AnswerText.holds(text, it)) ? 1 : 0;
    citations += draft.citations().size();
    right += draft.citations().stream().filter(it -> isRight(it, grades)).count();
  }

  private static boolean isRight(Citation citation, Map<String, Integer> grades) {
    return Stream.concat(
            Stream.of(citation.note()), citation.alsoAt().stream().map(Elsewhere::note))
        .anyMatch(note -> grades.getOrDefault(note, 0) > 0);
  }

  /// What was counted; empty where nothing was.
  Optional<DraftScores> scores() {
    return drafts == 0
        ? Optional.empty()
        : Optional.of(
            new DraftScores(
                drafts,
                (double) covering / drafts,
                citations == 0 ? 0 : (double) right / citations,
                (double) characters / drafts));
  }
}
