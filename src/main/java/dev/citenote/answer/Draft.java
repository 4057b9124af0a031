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

  /// Stands between two paragraphs.
  static final String BREAK = "\n\n";

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

  /// What the program itself says, without a sentence of anyone else.
  static Draft saying(String text, Drafter drafter) {
    return new Draft(drafter, text, List.of(), List.of());
  }

  /// This, behind what the program itself says first.
  Draft after(String said) {
    return new Draft(drafter, said + BREAK + text, sentences, citations, conflicts);
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
