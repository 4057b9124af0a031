package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.answer.Answer;
import dev.citenote.answer.Draft;
import dev.citenote.answer.ModelFailure;
import dev.citenote.answer.Question;
import dev.citenote.note.Passage;
import java.util.List;
import java.util.Optional;

/// The JSON form of an [Answer], the same on the command line and over HTTP. Immutable.
///
/// Every key is always there, except `rewritten`, `parts`, `conversation`, `reason` and `failure`
/// (an incomplete answer only) and those inside `drafter`.
///
/// @param question as the person wrote it
/// @param rewritten the question that was answered, where it was put together from what the person
///     wrote and what was said before
/// @param status `answered`, `listed_only`, `not_in_notes` or `incomplete`
/// @param text Markdown with `[1]` markers
/// @param parts what the question asks one by one, where it asks several things
/// @param reason why the model stopped half-way
/// @param failure the same for programs
/// @param conversation id of the conversation that it belongs to
public record AnswerJson(
    String question,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> rewritten,
    String status,
    DrafterJson drafter,
    String text,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> reason,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> failure,
    List<SentenceJson> sentences,
    List<CitationJson> citations,
    List<ConflictJson> conflicts,
    List<PlaceJson> listedAt,
    List<EvidenceJson> evidence,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PartJson> parts,
    TimingsJson timings,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> conversation) {

  private static final Draft.Extractive NOTHING_DRAFTED = new Draft.Extractive(Optional.empty());

  public AnswerJson {
    sentences = List.copyOf(sentences);
    citations = List.copyOf(citations);
    conflicts = List.copyOf(conflicts);
    listedAt = List.copyOf(listedAt);
    evidence = List.copyOf(evidence);
    parts = List.copyOf(parts);
  }

  /// The JSON form of an answer.
  public static AnswerJson of(Answer answer) {
    return of(answer, Optional.empty());
  }

  /// The JSON form of an answer in a conversation.
  static AnswerJson of(Answer answer, Optional<String> conversation) {
    Optional<ModelFailure> failure =
        answer instanceof Answer.Incomplete it ? Optional.of(it.failure()) : Optional.empty();
    return of(status(answer), answer.trail(), draft(answer), failure, conversation);
  }

  /// The question that was answered, where it is not what the person wrote.
  static Optional<String> rewritten(Question question) {
    return question.asked().map(ignored -> question.text());
  }

  private static String status(Answer answer) {
    return switch (answer) {
      case Answer.Answered ignored -> "answered";
      case Answer.Incomplete ignored -> "incomplete";
      case Answer.ListedOnly ignored -> "listed_only";
      case Answer.NotInNotes ignored -> "not_in_notes";
    };
  }

  private static Draft draft(Answer answer) {
    return switch (answer) {
      case Answer.Answered it -> it.draft();
      case Answer.Incomplete it -> it.draft();
      case Answer.ListedOnly it -> it.draft();
      case Answer.NotInNotes it -> saying(it.text());
    };
  }

  private static AnswerJson of(
      String status,
      Answer.Trail trail,
      Draft draft,
      Optional<ModelFailure> failure,
      Optional<String> conversation) {
    return new AnswerJson(
        trail.question().asWritten(),
        rewritten(trail.question()),
        status,
        DrafterJson.of(draft.drafter()),
        draft.text(),
        failure.map(ModelFailure::reason),
        failure.map(ModelFailure::code),
        draft.sentences().stream().map(SentenceJson::of).toList(),
        draft.citations().stream().map(CitationJson::of).toList(),
        draft.conflicts().stream().map(ConflictJson::of).toList(),
        trail.listedAt().stream().map(PlaceJson::of).toList(),
        trail.evidence().hits().stream().map(EvidenceJson::of).toList(),
        PartJson.of(trail),
        TimingsJson.of(trail.timings()),
        conversation);
  }

  private static Draft saying(String text) {
    return new Draft(NOTHING_DRAFTED, text, List.of(), List.of());
  }

  /// One place where the notes ask the question.
  public record PlaceJson(String note, @JsonUnwrapped LinesJson lines, String text) {
    static PlaceJson of(Passage asked) {
      return new PlaceJson(asked.note(), LinesJson.of(asked.span()), asked.text());
    }
  }

  /// Milliseconds, to one decimal.
  public record TimingsJson(double retrieveMs, double draftMs, double totalMs) {
    static TimingsJson of(Answer.Timings timings) {
      return new TimingsJson(
          Rounded.millis(timings.retrieveMs()),
          Rounded.millis(timings.draftMs()),
          Rounded.millis(timings.totalMs()));
    }
  }
}
