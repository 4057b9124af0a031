package dev.citenote.answer;

import dev.citenote.answer.verify.Support;
import java.util.List;

/// One sentence of a draft with the places it names. Immutable.
///
/// @param text the sentence without its markers
/// @param citations markers of its [Citation]s; empty where it names none
/// @param origin whose words these are
/// @param support how well the cited places carry it
public record CitedSentence(String text, List<Integer> citations, Origin origin, Support support) {

  public CitedSentence {
    citations = List.copyOf(citations);
  }

  /// Whose words a sentence is made of.
  public enum Origin {
    /// Taken from the notes, or drafted from passages that support it, if only weakly.
    NOTES,
    /// The language model's own: it cites nothing, or nothing that it cites supports it.
    MODEL
  }
}
