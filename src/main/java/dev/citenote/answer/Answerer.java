package dev.citenote.answer;

import dev.citenote.answer.Answer.Timings;
import dev.citenote.answer.Answer.Trail;
import dev.citenote.answer.AnswerListener.Prospect;
import dev.citenote.answer.Question.Mode;
import dev.citenote.llm.LanguageModel;
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
  private final Inquiry inquiry;
  private final Lexicon lexicon;
  private final ExtractiveDrafter extractive;
  private final PartsDrafter byParts;
  private final Optional<ModelDrafter> model;
  private final Optional<SearchPlanner> planner;
  private final Conflicts conflicts;

  /// @param model drafts where it is present; without one, sentences of the notes are taken
  public Answerer(
      Retriever retriever, TextEncoder encoder, Lexicon lexicon, Optional<LanguageModel> model) {
    this.lexicon = lexicon;
    this.inquiry = new Inquiry(retriever, encoder, lexicon);
    this.extractive = new ExtractiveDrafter(encoder, lexicon);
    this.byParts = new PartsDrafter(extractive);
    this.conflicts = new Conflicts(lexicon);
    this.model = model.map(found -> new ModelDrafter(found, encoder, lexicon));
    this.planner = model.map(SearchPlanner::new);
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
    boolean asksNothing = SmallTalk.is(question.text());
    Findings findings = asksNothing ? Findings.none(question) : inquiry.look(question);
    Outcome outcome = findings.outcome();
    clock.retrieved();
    listener.found(trail(findings, clock), prospect(outcome));
    Answer answer =
        switch (outcome) {
          case Outcome.Answerable ignored -> draft(findings, listener, clock);
          case Outcome.Listed listed -> listed(findings, listed, listener, clock);
          case Outcome.Absent ignored ->
              new Answer.NotInNotes(trail(findings, clock), refusal(question.text(), asksNothing));
        };
    return complete(answer, listener);
  }

  private String refusal(String question, boolean asksNothing) {
    if (asksNothing) {
      return SmallTalk.wording(question).nothingAsked();
    }
    Wording wording = Wording.of(question);
    return lexicon.isEmpty() ? wording.noNotes() : wording.notInNotes();
  }

  /// Adds what clashes with an answer and what it leaves open; a listener that heard the draft
  /// hears what is added to it.
  private Answer complete(Answer answer, AnswerListener listener) {
    Answer shown = Uncovered.shownIn(conflicts.shownIn(answer), lexicon);
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
    List<Hit> first =
        ranking.hits().subList(0, Math.min(Question.DEFAULT_DEPTH, ranking.hits().size()));
    Outcome.Answerable found = new Outcome.Answerable(first, 0, List.of());
    return extractive.draft(ranking.query().text(), found, Optional.empty());
  }

  private static Prospect prospect(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answerable ignored -> Prospect.DRAFTING;
      case Outcome.Listed ignored -> Prospect.LISTED_ONLY;
      case Outcome.Absent ignored -> Prospect.NOT_IN_NOTES;
    };
  }

  private Answer draft(Findings found, AnswerListener listener, Clock clock) {
    if (model.isEmpty() || found.question().mode() == Mode.EXTRACT) {
      return new Answer.Answered(trail(found, clock), byParts.draft(found, Optional.empty()));
    }
    Findings all = planned(found, listener);
    if (!all.evidence().equals(found.evidence())) {
      listener.found(trail(all, clock), Prospect.DRAFTING);
    }
    return switch (model.get().draft(all, listener)) {
      case ModelDrafter.Whole whole -> new Answer.Answered(trail(all, clock), whole.draft());
      case ModelDrafter.Partial partial ->
          new Answer.Incomplete(trail(all, clock), partial.draft(), partial.failure());
      case ModelDrafter.Blank blank ->
          new Answer.Incomplete(
              trail(all, clock), byParts.draft(all, Optional.of(blank.failure())), blank.failure());
      case ModelDrafter.Nothing nothing ->
          new Answer.Answered(
              trail(all, clock), byParts.draft(all, Optional.of(nothing.failure())));
    };
  }

  /// Says first that the notes do not answer what they ask; in mode `auto` a language model then
  /// says what it knows.
  private Answer listed(
      Findings found, Outcome.Listed listed, AnswerListener listener, Clock clock) {
    Wording wording = Wording.of(found.question().text());
    String said = wording.listedOnly(listed.listedAt().size());
    boolean close = !listed.closest().isEmpty();
    Draft plain = Draft.saying(said, new Draft.Extractive(Optional.empty()));
    if (model.isEmpty() || found.question().mode() != Mode.AUTO) {
      return new Answer.ListedOnly(trail(found, clock), plain, close);
    }
    String first = said + " " + wording.modelAnswers();
    return switch (model.get().draft(found, new Preceded(first, listener))) {
      case ModelDrafter.Whole whole ->
          new Answer.ListedOnly(trail(found, clock), whole.draft().after(first), close);
      case ModelDrafter.Partial partial ->
          new Answer.Incomplete(
              trail(found, clock), partial.draft().after(first), partial.failure());
      case ModelDrafter.Blank blank ->
          new Answer.Incomplete(
              trail(found, clock), without(said, blank.failure()), blank.failure());
      case ModelDrafter.Nothing nothing ->
          new Answer.ListedOnly(trail(found, clock), without(said, nothing.failure()), close);
    };
  }

  private static Draft without(String said, ModelFailure failure) {
    return Draft.saying(said, new Draft.Extractive(Optional.of(failure)));
  }

  /// What was found, with what the model's searches find for a hard question.
  private Findings planned(Findings found, AnswerListener listener) {
    List<List<Hit>> more =
        planner.stream()
            .flatMap(it -> it.searches(found, listener).stream())
            .map(search -> inquiry.search(search, found.question().depth()))
            .toList();
    return found.with(more);
  }

  private static Trail trail(Findings found, Clock clock) {
    Question question = found.question();
    Ranking ranking =
        new Ranking(
            new Query(question.text(), question.depth(), Scope.STATEMENTS), found.evidence());
    return new Trail(question, ranking, found.listedAt(), found.coverage(), clock.stop());
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
