package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.retrieve.Hit;
import java.util.List;

/// What the notes can do for a question, decided before anything is drafted. Immutable.
sealed interface Outcome {

  /// The notes speak of it.
  ///
  /// @param evidence what a draft may cite, best first
  /// @param lead how many of the first passages are the answer that the notes give to this very
  ///     question; 0 where no question of the notes is this one
  /// @param listedAt where the notes ask it without answering
  record Answerable(List<Hit> evidence, int lead, List<Passage> listedAt) implements Outcome {}

  /// The notes ask it and do not answer it.
  ///
  /// @param closest statements that come close to answering it; empty where none does
  record Listed(List<Passage> listedAt, List<Hit> closest) implements Outcome {}

  /// The notes do not speak of it.
  ///
  /// @param closest what comes close to it, for a reader to look at; never evidence
  record Absent(List<Hit> closest) implements Outcome {}
}
