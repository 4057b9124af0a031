package dev.citenote.eval;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How well a judge tells what a passage carries from what it does not. Immutable.
///
/// @param seed what chance was drawn from
/// @param kinds of the kinds of sentences that there were
public record VerificationScores(long seed, Map<Kind, OfKind> kinds) {

  public VerificationScores {
    kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
  }

  /// Where the sentences come from.
  public enum Kind {
    /// They stand in the passage.
    VERBATIM,
    /// Made by rule out of a question and its answer.
    DECLARATIVE,
    /// They stand in the parallel passage of another language.
    TRANSLATED
  }

  /// What changes a sentence so that its passage does not carry it any more.
  public enum Change {
    /// Another number, a year aside.
    NUMBER,
    YEAR,
    /// A negation put in or taken out.
    NEGATION,
    NAME,
    /// Two names in each other's place.
    ROLES
  }

  /// Shares over the sentences of one kind.
  ///
  /// @param sentences how many
  /// @param auroc area under the curve of the scores with their own and with a near passage
  /// @param kept share that is supported by the own passage
  /// @param nearSupported share that is supported by the near one, too
  /// @param changes of the changed forms of sentences that were supported
  public record OfKind(
      int sentences,
      double auroc,
      double kept,
      double nearSupported,
      Map<Change, Flagged> changes) {
    public OfKind {
      changes = Map.copyOf(changes);
    }
  }

  /// How many changed sentences are no longer supported.
  ///
  /// @param n changed sentences, at least one
  /// @param flagged share that is no longer supported
  public record Flagged(int n, double flagged) {}
}
