package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.answer.Answer;
import dev.citenote.answer.Citation;
import dev.citenote.answer.CitedSentence;
import dev.citenote.answer.Conflict;
import dev.citenote.answer.Draft;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Hit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The JSON form of an [Answer], the same on the command line and over HTTP. Immutable.
///
/// Every key is always there, except `reason` (an incomplete answer only) and the two notes inside
/// `drafter`.
///
/// @param status `answered`, `listed_only`, `not_in_notes` or `incomplete`
/// @param text Markdown with `[1]` markers
/// @param reason why the model stopped half-way
public record AnswerJson(
    String question,
    String status,
    DrafterJson drafter,
    String text,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> reason,
    List<SentenceJson> sentences,
    List<CitationJson> citations,
    List<ConflictJson> conflicts,
    List<PlaceJson> listedAt,
    List<EvidenceJson> evidence,
    TimingsJson timings) {

  private static final Draft.Extractive NOTHING_DRAFTED = new Draft.Extractive(Optional.empty());

  public AnswerJson {
    sentences = List.copyOf(sentences);
    citations = List.copyOf(citations);
    conflicts = List.copyOf(conflicts);
    listedAt = List.copyOf(listedAt);
    evidence = List.copyOf(evidence);
  }

  /// The JSON form of an answer.
  public static AnswerJson of(Answer answer) {
    return switch (answer) {
      case Answer.Answered it -> of("answered", it.trail(), it.draft(), Optional.empty());
      case Answer.Incomplete it ->
          of("incomplete", it.trail(), it.draft(), Optional.of(it.reason()));
      case Answer.ListedOnly it ->
          of("listed_only", it.trail(), saying(it.text()), Optional.empty());
      case Answer.NotInNotes it ->
          of("not_in_notes", it.trail(), saying(it.text()), Optional.empty());
    };
  }

  private static AnswerJson of(
      String status, Answer.Trail trail, Draft draft, Optional<String> reason) {
    return new AnswerJson(
        trail.question().text(),
        status,
        DrafterJson.of(draft.drafter()),
        draft.text(),
        reason,
        draft.sentences().stream().map(SentenceJson::of).toList(),
        draft.citations().stream().map(CitationJson::of).toList(),
        draft.conflicts().stream().map(ConflictJson::of).toList(),
        trail.listedAt().stream().map(PlaceJson::of).toList(),
        trail.evidence().hits().stream().map(EvidenceJson::of).toList(),
        TimingsJson.of(trail.timings()));
  }

  private static Draft saying(String text) {
    return new Draft(NOTHING_DRAFTED, text, List.of(), List.of());
  }

  /// Who wrote the draft.
  ///
  /// @param kind `extractive` or `llm`
  /// @param model name of the language model; JSON's null where none wrote it
  /// @param removedMarkers how many markers of the model named no given passage
  /// @param reason why the notes' own sentences stand here although a model was asked
  public record DrafterJson(
      String kind,
      Optional<String> model,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> removedMarkers,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> reason) {

    static DrafterJson of(Draft.Drafter drafter) {
      return switch (drafter) {
        case Draft.Extractive it ->
            new DrafterJson("extractive", Optional.empty(), Optional.empty(), it.modelFailure());
        case Draft.Model it ->
            new DrafterJson(
                "llm", Optional.of(it.model()), Optional.of(it.removedMarkers()), Optional.empty());
      };
    }
  }

  /// One sentence of the draft.
  ///
  /// @param origin `notes` or `model`
  /// @param support `supported`, `weak` or `unsupported`
  public record SentenceJson(String text, List<Integer> citations, String origin, String support) {
    public SentenceJson {
      citations = List.copyOf(citations);
    }

    static SentenceJson of(CitedSentence sentence) {
      return new SentenceJson(
          sentence.text(),
          sentence.citations(),
          sentence.origin().name().toLowerCase(Locale.ROOT),
          sentence.support().name().toLowerCase(Locale.ROOT));
    }
  }

  /// One cited place.
  ///
  /// @param quote the note's substring there
  /// @param alsoAt where else the notes say the same
  public record CitationJson(
      int marker,
      String passage,
      String note,
      List<String> headings,
      @JsonUnwrapped SpanJson span,
      String quote,
      List<CopyJson> alsoAt) {
    public CitationJson {
      headings = List.copyOf(headings);
      alsoAt = List.copyOf(alsoAt);
    }

    static CitationJson of(Citation citation) {
      return new CitationJson(
          citation.marker(),
          citation.passage(),
          citation.note(),
          citation.headings(),
          SpanJson.of(citation.span()),
          citation.quote(),
          CopyJson.of(citation));
    }
  }

  /// Two cited places that clash.
  ///
  /// @param kind `number`, `year`, `name` or `negation`
  /// @param citations markers of both
  public record ConflictJson(String kind, List<Integer> citations) {
    public ConflictJson {
      citations = List.copyOf(citations);
    }

    static ConflictJson of(Conflict conflict) {
      return new ConflictJson(
          conflict.kind().name().toLowerCase(Locale.ROOT), conflict.citations());
    }
  }

  /// One place where the notes ask the question.
  public record PlaceJson(String note, @JsonUnwrapped LinesJson lines, String text) {
    static PlaceJson of(Passage asked) {
      return new PlaceJson(asked.note(), LinesJson.of(asked.span()), asked.text());
    }
  }

  /// One passage that a draft could cite.
  ///
  /// @param ranks retriever to rank, for those that ranked it
  /// @param alsoAt where else the notes say the same
  public record EvidenceJson(
      String passage,
      String note,
      @JsonUnwrapped LinesJson lines,
      double score,
      Map<String, Integer> ranks,
      List<CopyJson> alsoAt) {
    public EvidenceJson {
      alsoAt = List.copyOf(alsoAt);
    }

    static EvidenceJson of(Hit hit) {
      Passage passage = hit.passage();
      return new EvidenceJson(
          passage.id(),
          passage.note(),
          LinesJson.of(passage.span()),
          Rounded.score(hit.score()),
          Ranks.of(hit),
          CopyJson.of(hit));
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
