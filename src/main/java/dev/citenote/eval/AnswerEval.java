package dev.citenote.eval;

import dev.citenote.answer.Answer;
import dev.citenote.answer.Draft;
import dev.citenote.answer.Question;
import dev.citenote.eval.JudgedQuestion.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Asks judged questions without a language model and counts how they were answered. Confined to
/// one thread.
public final class AnswerEval {
  private final Function<Question, Answer> answering;
  private final List<String> misses = new ArrayList<>();
  private final int[] answerable = new int[4];
  private final int[] listed = new int[3];
  private final int[] outside = new int[3];

  private AnswerEval(Function<Question, Answer> answering) {
    this.answering = answering;
  }

  /// Asks every question once.
  public static AnswerScores run(
      List<JudgedQuestion> questions, Function<Question, Answer> answering) {
    AnswerEval eval = new AnswerEval(answering);
    questions.forEach(eval::ask);
    return new AnswerScores(
        new AnswerScores.Answerable(
            eval.answerable[0], eval.answerable[1], eval.answerable[2], eval.answerable[3]),
        new AnswerScores.Unanswerable(eval.listed[0], eval.listed[1], eval.listed[2]),
        new AnswerScores.Unanswerable(eval.outside[0], eval.outside[1], eval.outside[2]),
        eval.misses);
  }

  private void ask(JudgedQuestion judged) {
    Answer answer = answering.apply(judged.question());
    switch (judged.kind()) {
      case ANSWERABLE -> answerable(judged, answer);
      case LISTED -> unanswerable(judged, answer, listed);
      case OUTSIDE -> unanswerable(judged, answer, outside);
    }
  }

  private void answerable(JudgedQuestion judged, Answer answer) {
    answerable[0]++;
    if (!(answer instanceof Answer.Answered answered)) {
      miss(judged, answer, "not answered");
      return;
    }
    answerable[1]++;
    Draft draft = answered.draft();
    boolean cited = draft.citations().stream().anyMatch(judged::isAnsweredAt);
    boolean complete =
        judged.mustContain().stream()
            .allMatch(any -> any.stream().anyMatch(text -> draft.text().contains(text)));
    answerable[2] += cited ? 1 : 0;
    answerable[3] += complete ? 1 : 0;
    if (!cited || !complete) {
      miss(judged, answer, (cited ? "" : "wrong lines ") + (complete ? "" : "incomplete"));
    }
  }

  private void unanswerable(JudgedQuestion judged, Answer answer, int[] counts) {
    counts[0]++;
    boolean right =
        judged.kind() == Kind.LISTED
            ? answer instanceof Answer.ListedOnly
            : answer instanceof Answer.NotInNotes;
    counts[1] += right ? 1 : 0;
    counts[2] += answer instanceof Answer.Answered ? 1 : 0;
    if (!right) {
      miss(judged, answer, "wrong outcome");
    }
  }

  private void miss(JudgedQuestion judged, Answer answer, String what) {
    misses.add(
        "%s %s: %s (%s)"
            .formatted(
                judged.id(),
                judged.question().text(),
                what.strip(),
                answer.getClass().getSimpleName()));
  }
}
