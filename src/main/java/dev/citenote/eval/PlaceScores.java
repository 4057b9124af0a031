package dev.citenote.eval;

import dev.citenote.eval.JudgedQuestion.Kind;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Query.Scope;
import dev.citenote.retrieve.Retriever;
import java.util.List;
import java.util.stream.IntStream;

/// How well judged lines of notes are found: means over questions, each 0 to 1. Immutable.
///
/// A hit is right where it, or a copy of it, touches one of the judged lines; as there may be
/// several for one question, the share of questions with a right hit among the first `k` is
/// `trec_eval`'s `success_k`, not a recall.
///
/// @param n questions with judged lines; where there is none, the means are 0 and say nothing
/// @param successAt1 share with a right hit at rank 1
/// @param successAt5 share with a right hit among the first 5
/// @param successAt10 share with a right hit among the first 10
/// @param mrrAt10 mean reciprocal rank of the first right hit, 0 beyond rank 10
public record PlaceScores(
    int n, double successAt1, double successAt5, double successAt10, double mrrAt10) {
  private static final int DEPTH = 10;

  public PlaceScores {
    Shares.check("successAt1", successAt1);
    Shares.check("successAt5", successAt5);
    Shares.check("successAt10", successAt10);
    Shares.check("mrrAt10", mrrAt10);
  }

  /// Ranks every question of a kind: statements for those that the notes answer, questions for
  /// those that they only ask.
  public static PlaceScores of(List<JudgedQuestion> questions, Kind kind, Retriever retriever) {
    Scope scope = kind == Kind.LISTED ? Scope.QUESTIONS : Scope.STATEMENTS;
    List<Integer> ranks =
        questions.stream()
            .filter(question -> question.kind() == kind && !question.evidence().isEmpty())
            .map(question -> rank(question, retriever, scope))
            .toList();
    return new PlaceScores(
        ranks.size(),
        share(ranks, 1),
        share(ranks, 5),
        share(ranks, DEPTH),
        ranks.stream().mapToDouble(rank -> rank <= DEPTH ? 1.0 / rank : 0).average().orElse(0));
  }

  private static double share(List<Integer> ranks, int k) {
    return ranks.stream().mapToInt(rank -> rank <= k ? 1 : 0).average().orElse(0);
  }

  /// Rank of the first right hit, from 1; beyond the depth where there is none.
  private static int rank(JudgedQuestion judged, Retriever retriever, Scope scope) {
    List<Hit> hits = retriever.retrieve(new Query(judged.question().text(), DEPTH, scope)).hits();
    return IntStream.range(0, hits.size())
            .filter(i -> hits.get(i).places().anyMatch(judged::isAnsweredAt))
            .findFirst()
            .orElse(DEPTH)
        + 1;
  }
}
