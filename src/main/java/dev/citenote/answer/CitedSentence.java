package dev.citenote.answer;

import dev.citenote.answer.verify.Support;
import dev.citenote.answer.verify.SupportJudge.Disagreement;
import java.util.List;
import java.util.Set;

/// One sentence of a draft with the places it names. Immutable.
///
/// @param text the sentence without its markers
/// @param citations markers of its [Citation]s; empty where it names none
/// @param origin whose words these are
/// @param support how well the cited places carry it
/// @param disagreements in what it clashes with the one that carries it best; none unless that
///     carries it weakly
public record CitedSentence(
    String text,
    List<Integer> citations,
    Origin origin,
    Support support,
    Set<Disagreement> disagreements) {

  public CitedSentence {
    citations = List.copyOf(citations);
    disagreements = Set.copyOf(disagreements);
  }

  /// A sentence that clashes in nothing with what it cites.
  public CitedSentence(String text, List<Integer> citations, Origin origin, Support support) {
    this(text, citations, origin, support, Set.of());
  }

  /// Whose words a sentence is made of.
  public enum Origin {
    /// Taken from the notes, or drafted from passages that support it, if only weakly.
    NOTES,
    /// The language model's own: it cites nothing, or nothing that it cites supports it.
    MODEL
  }
}
