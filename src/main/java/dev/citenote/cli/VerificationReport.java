package dev.citenote.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.citenote.eval.VerificationScores;
import dev.citenote.eval.VerificationScores.Change;
import dev.citenote.eval.VerificationScores.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The JSON form of how well the judge of citations told right from wrong.
///
/// @param set `verification:` and the name of its folder
/// @param seed what the changes were drawn from
/// @param verbatim of the passages' own sentences
/// @param declarative of statements made of questions and answers; absent where there are none
/// @param translated of the parallel passages' sentences; absent where there are none
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record VerificationReport(
    String set,
    String retriever,
    long seed,
    @JsonUnwrapped @Nullable OfKind verbatim,
    Optional<OfKind> declarative,
    Optional<OfKind> translated)
    implements EvalReport {

  static VerificationReport of(String set, Method method, VerificationScores scores) {
    return new VerificationReport(
        set,
        method.label(),
        scores.seed(),
        of(scores, Kind.VERBATIM).orElse(null),
        of(scores, Kind.DECLARATIVE),
        of(scores, Kind.TRANSLATED));
  }

  private static Optional<OfKind> of(VerificationScores scores, Kind kind) {
    return Optional.ofNullable(scores.kinds().get(kind)).map(OfKind::of);
  }

  /// Shares over sentences of one kind, 0 to 1.
  ///
  /// @param sentences how many were judged
  /// @param auroc how well the score parts own from near passages
  /// @param kept supported by their own passage
  /// @param nearSupported supported by a near passage, too
  /// @param number of those with another number, a year aside
  /// @param negation of those with a negation put in or taken out
  /// @param name of those with another name
  /// @param roles of those with two names changing places
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfKind(
      int sentences,
      double auroc,
      double kept,
      double nearSupported,
      @JsonUnwrapped(prefix = "number_") @Nullable Flagged number,
      @JsonUnwrapped(prefix = "year_") @Nullable Flagged year,
      @JsonUnwrapped(prefix = "negation_") @Nullable Flagged negation,
      @JsonUnwrapped(prefix = "name_") @Nullable Flagged name,
      @JsonUnwrapped(prefix = "roles_") @Nullable Flagged roles) {

    private static OfKind of(VerificationScores.OfKind scores) {
      return new OfKind(
          scores.sentences(),
          EvalReport.share(scores.auroc()),
          EvalReport.share(scores.kept()),
          EvalReport.share(scores.nearSupported()),
          Flagged.of(scores, Change.NUMBER),
          Flagged.of(scores, Change.YEAR),
          Flagged.of(scores, Change.NEGATION),
          Flagged.of(scores, Change.NAME),
          Flagged.of(scores, Change.ROLES));
    }
  }

  /// Changed sentences, and the share that is no longer supported.
  record Flagged(int cases, double flagged) {

    private static @Nullable Flagged of(VerificationScores.OfKind scores, Change change) {
      VerificationScores.Flagged found = scores.changes().get(change);
      return found == null ? null : new Flagged(found.n(), EvalReport.share(found.flagged()));
    }
  }
}
