package dev.citenote.answer;

import dev.citenote.answer.verify.Conflict;
import java.util.List;
import java.util.Optional;

/// Text proposed by a drafter, with every marker checked. Immutable.
///
/// @param drafter who wrote it
/// @param text Markdown with `[1]` markers, each of which names a citation
/// @param sentences the text, sentence by sentence
/// @param citations in the order of their markers
/// @param conflicts which of the cited places clash
public record Draft(
    Drafter drafter,
    String text,
    List<CitedSentence> sentences,
    List<Citation> citations,
    List<Conflict> conflicts) {

  public Draft {
    sentences = List.copyOf(sentences);
    citations = List.copyOf(citations);
    conflicts = List.copyOf(conflicts);
  }

  /// A draft whose cited places were not compared.
  public Draft(
      Drafter drafter, String text, List<CitedSentence> sentences, List<Citation> citations) {
    this(drafter, text, sentences, citations, List.of());
  }

  /// Who wrote a draft.
  public sealed interface Drafter {}

  /// Sentences of the notes, taken as they are.
  ///
  /// @param modelFailure why the language model that was asked first gave nothing usable; empty
  ///     where none was asked
  public record Extractive(Optional<ModelFailure> modelFailure) implements Drafter {}

  /// A language model.
  ///
  /// @param model its name
  /// @param removedMarkers how many markers named no given passage and were taken out
  public record Model(String model, int removedMarkers) implements Drafter {}
}
