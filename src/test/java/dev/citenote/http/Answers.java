package dev.citenote.http;

import dev.citenote.answer.Answer;
import dev.citenote.answer.Citation;
import dev.citenote.answer.CitedSentence;
import dev.citenote.answer.Draft;
import dev.citenote.answer.ModelFailure;
import dev.citenote.answer.Question;
import dev.citenote.answer.verify.Support;
import dev.citenote.note.Passage;
import dev.citenote.note.Place;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Explanation;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Ranking;
import dev.citenote.retrieve.Vote;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Answers as the program gives them, one of each kind, about one small note.
final class Answers {
  static final String STATEMENT = "RoPE rotates the query and key vectors by their positions.";
  static final String LISTED = "QLoRA与LoRA的区别？";

  private static final Place PAGE = new Place(Place.Kind.PAGE, 3);

  private static final Passage EVIDENCE =
      new Passage(
          "rope.md#3",
          "llm/rope.md",
          List.of("Position", "What is RoPE?"),
          new Span(1203, 1203 + STATEMENT.length(), 48, 49),
          STATEMENT,
          new Passage.Statement());
  private static final Passage COPY =
      new Passage(
          "rope.pdf#9",
          "rope.pdf",
          List.of(),
          new Span(400, 400 + STATEMENT.length(), 20, 20, Optional.of(PAGE)),
          STATEMENT,
          new Passage.Statement());
  private static final Passage ASKED =
      new Passage(
          "list.txt#7",
          "list.txt",
          List.of("微调"),
          new Span(90, 90 + LISTED.length(), 15, 15),
          LISTED,
          new Passage.Listed());

  private Answers() {}

  /// Answered by the notes' own sentences.
  static Answer answered(Question question) {
    return answered(question, new Draft.Extractive(Optional.empty()));
  }

  static Answer answered(Question question, Draft.Drafter drafter) {
    return new Answer.Answered(trail(question, List.of()), draft(drafter));
  }

  static Answer listedOnly(Question question) {
    return new Answer.ListedOnly(
        trail(question, List.of(ASKED)),
        new Draft(
            new Draft.Extractive(Optional.empty()),
            "Your notes ask this and do not answer it.",
            List.of(),
            List.of()),
        false);
  }

  static Answer notInNotes(Question question) {
    return new Answer.NotInNotes(trail(question, List.of()), "Your notes do not speak of this.");
  }

  static Answer incomplete(Question question) {
    return new Answer.Incomplete(
        trail(question, List.of()),
        draft(new Draft.Model("qwen3", 2)),
        new ModelFailure("idle", "the model stopped after 120 characters"));
  }

  /// The evidence as a ranking, whatever is asked.
  static Ranking ranking(Query query) {
    List<Vote> votes =
        List.of(
            new Vote(Vote.BM25, OptionalInt.of(1), 12.345_678),
            new Vote(Vote.VECTOR, OptionalInt.empty(), 0.5));
    Optional<Explanation> explanation =
        Optional.of(
                new Explanation(
                    List.of(new Explanation.Part("words in text", 0.712_345)),
                    List.of(new Explanation.Name("旋转位置编码", "rope"))))
            .filter(it -> query.explained());
    return new Ranking(
        query,
        query.text().isBlank()
            ? List.of()
            : List.of(new Hit(EVIDENCE, 0.712_345, votes, List.of(COPY), explanation)));
  }

  private static Draft draft(Draft.Drafter drafter) {
    CitedSentence sentence =
        new CitedSentence(STATEMENT, List.of(1), CitedSentence.Origin.NOTES, Support.SUPPORTED);
    Citation citation =
        new Citation(
            1,
            EVIDENCE.id(),
            EVIDENCE.note(),
            EVIDENCE.headings(),
            EVIDENCE.span(),
            EVIDENCE.text(),
            List.of(new Citation.Elsewhere(COPY.note(), COPY.span())));
    return new Draft(drafter, STATEMENT + " [1]", List.of(sentence), List.of(citation));
  }

  private static Answer.Trail trail(Question question, List<Passage> listedAt) {
    Query query = new Query(question.text(), question.depth(), Query.Scope.STATEMENTS);
    return new Answer.Trail(
        question, ranking(query), listedAt, new Answer.Timings(3.14159, 2.0, 5.37));
  }
}
