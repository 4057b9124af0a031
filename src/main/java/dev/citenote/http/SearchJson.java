package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Explanation;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Ranking;
import dev.citenote.retrieve.Vote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The JSON form of a [Ranking], the same on the command line and over HTTP. Immutable.
///
/// @param tookMs how long the search took, in milliseconds to one decimal
/// @param partly present where the notes are still being read for the first time, so that more may
///     be found later
public record SearchJson(
    String query,
    List<HitJson> hits,
    double tookMs,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Boolean> partly) {

  public SearchJson {
    hits = List.copyOf(hits);
  }

  /// The JSON form of a ranking.
  ///
  /// @param tookMs how long the search took, in milliseconds
  /// @param partly whether the notes are still being read for the first time
  public static SearchJson of(Ranking ranking, double tookMs, boolean partly) {
    return new SearchJson(
        ranking.query().text(),
        ranking.hits().stream().map(hit -> HitJson.of(hit, ranking.query().explained())).toList(),
        Rounded.millis(tookMs),
        partly ? Optional.of(true) : Optional.empty());
  }

  /// One ranked passage.
  ///
  /// @param ranks retriever to rank, for those that ranked it
  /// @param alsoAt where else the notes say the same
  /// @param explain what each retriever said; absent unless asked for
  /// @param parts what the score is made of; absent unless asked for
  /// @param names what stood for words of the query; absent unless asked for
  public record HitJson(
      String passage,
      String note,
      List<String> headings,
      @JsonUnwrapped LinesJson lines,
      String text,
      double score,
      Map<String, Integer> ranks,
      List<CopyJson> alsoAt,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<VoteJson>> explain,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<PartJson>> parts,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<Explanation.Name>> names) {

    public HitJson {
      headings = List.copyOf(headings);
      alsoAt = List.copyOf(alsoAt);
    }

    static HitJson of(Hit hit, boolean explain) {
      Passage passage = hit.passage();
      return new HitJson(
          passage.id(),
          passage.note(),
          passage.headings(),
          LinesJson.of(passage.span()),
          passage.text(),
          Rounded.score(hit.score()),
          Ranks.of(hit),
          CopyJson.of(hit),
          Optional.of(hit.votes().stream().map(VoteJson::of).toList()).filter(votes -> explain),
          hit.explanation().map(why -> why.parts().stream().map(PartJson::of).toList()),
          hit.explanation().map(Explanation::names));
    }
  }

  /// One part of a score, to four decimals.
  public record PartJson(String name, double value) {
    static PartJson of(Explanation.Part part) {
      return new PartJson(part.name(), Rounded.score(part.value()));
    }
  }

  /// What one retriever said of a passage.
  ///
  /// @param rank from 1; JSON's null where the passage lay below the retriever's depth
  /// @param score on the retriever's own scale, to four decimals
  public record VoteJson(String retriever, OptionalInt rank, double score) {
    static VoteJson of(Vote vote) {
      return new VoteJson(vote.retriever(), vote.rank(), Rounded.score(vote.score()));
    }
  }
}
