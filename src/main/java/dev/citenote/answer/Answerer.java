package dev.citenote.answer;

import dev.citenote.answer.Answer.Timings;
import dev.citenote.answer.Answer.Trail;
import dev.citenote.answer.AnswerListener.Prospect;
import dev.citenote.answer.Question.Mode;
import dev.citenote.answer.verify.SupportJudge;
import dev.citenote.llm.LanguageModel;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Query.Scope;
import dev.citenote.retrieve.Ranking;
import dev.citenote.retrieve.Retriever;
import dev.citenote.retrieve.TextEncoder;
import java.util.List;
import java.util.Optional;

/// Answers questions from the notes, or says that they hold no answer. Immutable and thread-safe.
public final class Answerer {
  /// How deep the notes are looked at before it is decided what they can do.
  private static final int DEPTH = 60;

  private final Retriever retriever;
  private final Lexicon lexicon;
  private final OutcomeGate gate;
  private final ExtractiveDrafter extractive;
  private final Optional<ModelDrafter> model;
  private final Conflicts conflicts;

  /// @param model drafts where it is present; without one, sentences of the notes are taken
  public Answerer(
      Retriever retriever, TextEncoder encoder, Lexicon lexicon, Optional<LanguageModel> model) {
    this.retriever = retriever;
    this.lexicon = lexicon;
    this.gate = new OutcomeGate(lexicon, encoder);
    this.extractive = new ExtractiveDrafter(encoder, lexicon);
    this.conflicts = new Conflicts(lexicon);
    this.model = model.map(found -> new ModelDrafter(found, new SupportJudge(encoder, lexicon)));
  }

  /// Answers one question, and waits for the whole answer.
  public Answer answer(Question question) {
    return answer(question, AnswerListener.NONE);
  }

  /// Answers one question.
  ///
  /// @param listener hears how the answer comes about
  public Answer answer(Question question, AnswerListener listener) {
    Clock clock = new Clock();
    Ranking statements = retriever.retrieve(new Query(question.text(), DEPTH, Scope.STATEMENTS));
    Ranking questions = retriever.retrieve(new Query(question.text(), DEPTH, Scope.QUESTIONS));
    Outcome outcome = gate.decide(question, statements, questions);
    clock.retrieved();
    listener.found(found(question, statements, outcome, clock), prospect(outcome));
    Wording wording = Wording.of(question.text());
    Answer answer =
        switch (outcome) {
          case Outcome.Answerable found -> draft(question, found, listener, clock);
          case Outcome.Listed listed ->
              new Answer.ListedOnly(
                  trail(question, first(statements, question.depth()), listed.listedAt(), clock),
                  wording.listedOnly(listed.listedAt().size()));
          case Outcome.Absent ignored ->
              new Answer.NotInNotes(
                  trail(question, List.of(), List.of(), clock),
                  lexicon.isEmpty() ? wording.noNotes() : wording.notInNotes());
        };
    return withConflicts(answer, listener);
  }

  /// Shows what clashes with an answer; a listener that heard the draft hears what is added to it.
  private Answer withConflicts(Answer answer, AnswerListener listener) {
    Answer shown = conflicts.shownIn(answer);
    if (answer instanceof Answer.Answered before
        && shown instanceof Answer.Answered after
        && before.draft().drafter() instanceof Draft.Model
        && after.draft().text().length() > before.draft().text().length()) {
      listener.drafted(after.draft().text().substring(before.draft().text().length()));
    }
    return shown;
  }

  /// Drafts from the best passages of a ranking without asking whether they answer, and without a
  /// language model.
  public Draft extract(Ranking ranking) {
    Outcome.Answerable found =
        new Outcome.Answerable(first(ranking, Question.DEFAULT_DEPTH), 0, List.of());
    return extractive.draft(ranking.query().text(), found, Optional.empty());
  }

  private static Prospect prospect(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answerable ignored -> Prospect.DRAFTING;
      case Outcome.Listed ignored -> Prospect.LISTED_ONLY;
      case Outcome.Absent ignored -> Prospect.NOT_IN_NOTES;
    };
  }

  private static Trail found(Question question, Ranking statements, Outcome outcome, Clock clock) {
    return switch (outcome) {
      case Outcome.Answerable found -> trail(question, found, clock);
      case Outcome.Listed listed ->
          trail(question, first(statements, question.depth()), listed.listedAt(), clock);
      case Outcome.Absent ignored -> trail(question, List.of(), List.of(), clock);
    };
  }

  private Answer draft(
      Question question, Outcome.Answerable found, AnswerListener listener, Clock clock) {
    if (model.isEmpty() || question.mode() == Mode.EXTRACT) {
      return extract(question, found, clock, Optional.empty());
    }
    return switch (model.get().draft(question, found.evidence(), listener)) {
      case ModelDrafter.Whole whole ->
          new Answer.Answered(trail(question, found, clock), whole.draft());
      case ModelDrafter.Partial partial ->
          new Answer.Incomplete(trail(question, found, clock), partial.draft(), partial.failure());
      case ModelDrafter.Blank blank ->
          new Answer.Incomplete(
              trail(question, found, clock),
              extractive.draft(question.text(), found, Optional.of(blank.failure())),
              blank.failure());
      case ModelDrafter.Nothing nothing ->
          extract(question, found, clock, Optional.of(nothing.failure()));
    };
  }

  private Answer extract(
      Question question,
      Outcome.Answerable found,
      Clock clock,
      Optional<ModelFailure> modelFailure) {
    Draft draft = extractive.draft(question.text(), found, modelFailure);
    return new Answer.Answered(trail(question, found, clock), draft);
  }

  private static Trail trail(Question question, Outcome.Answerable found, Clock clock) {
    return trail(question, found.evidence(), found.listedAt(), clock);
  }

  private static Trail trail(
      Question question, List<Hit> evidence, List<Passage> listedAt, Clock clock) {
    Ranking ranking =
        new Ranking(new Query(question.text(), question.depth(), Scope.STATEMENTS), evidence);
    return new Trail(question, ranking, listedAt, clock.stop());
  }

  private static List<Hit> first(Ranking ranking, int depth) {
    return ranking.hits().subList(0, Math.min(depth, ranking.hits().size()));
  }

  /// Times the two steps. Confined to one thread.
  private static final class Clock {
    private final long start = System.nanoTime();
    private long retrieved = start;

    private void retrieved() {
      retrieved = System.nanoTime();
    }

    private Timings stop() {
      long now = System.nanoTime();
      return new Timings((retrieved - start) / 1e6, (now - retrieved) / 1e6, (now - start) / 1e6);
    }
  }
}
