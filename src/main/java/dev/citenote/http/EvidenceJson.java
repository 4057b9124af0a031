package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Hit;
import java.util.List;
import java.util.Map;

/// One passage that a draft could cite, as JSON has it. Immutable.
///
/// @param ranks retriever to rank, for those that ranked it
/// @param alsoAt where else the notes say the same
record EvidenceJson(
    String passage,
    String note,
    @JsonUnwrapped LinesJson lines,
    double score,
    Map<String, Integer> ranks,
    List<CopyJson> alsoAt) {
  EvidenceJson {
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
