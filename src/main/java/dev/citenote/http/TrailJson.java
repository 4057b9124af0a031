package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.citenote.answer.Answer;
import dev.citenote.answer.AnswerListener.Prospect;
import dev.citenote.http.AnswerJson.PlaceJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The JSON form of what was found before anything is drafted. Immutable.
///
/// @param question as the person wrote it
/// @param rewritten the question that is answered, where it is another
/// @param status `drafting`, `listed_only` or `not_in_notes`
record TrailJson(
    String question,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> rewritten,
    String status,
    List<EvidenceJson> evidence,
    List<PlaceJson> listedAt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PartJson> parts,
    double retrieveMs,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> conversation) {

  TrailJson {
    evidence = List.copyOf(evidence);
    listedAt = List.copyOf(listedAt);
    parts = List.copyOf(parts);
  }

  static TrailJson of(Answer.Trail trail, Prospect prospect, Optional<String> conversation) {
    return new TrailJson(
        trail.question().asWritten(),
        AnswerJson.rewritten(trail.question()),
        prospect.name().toLowerCase(Locale.ROOT),
        trail.evidence().hits().stream().map(EvidenceJson::of).toList(),
        trail.listedAt().stream().map(PlaceJson::of).toList(),
        PartJson.of(trail),
        Rounded.millis(trail.timings().retrieveMs()),
        conversation);
  }
}
