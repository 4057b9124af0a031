package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.retrieve.Ranking;
import java.util.List;

/// How a question ended: a checked draft, or a statement that there is none. Immutable.
public sealed interface Answer {

  /// What was looked at on the way.
  Trail trail();

  /// The notes answer the question.
  ///
  /// @param draft every citation lies in the evidence
  record Answered(Trail trail, Draft draft) implements Answer {}

  /// The notes ask this and do not answer it; the places are in the trail.
  ///
  /// @param draft says so, in the language of the question, and then perhaps what a language model
  ///     knows of it
  /// @param close whether the first passages of the evidence come close to answering it
  record ListedOnly(Trail trail, Draft draft, boolean close) implements Answer {}

  /// The notes do not speak of it.
  ///
  /// @param text says so, in the language of the question
  record NotInNotes(Trail trail, String text) implements Answer {}

  /// The language model stopped half-way: never to be shown as a whole answer.
  ///
  /// @param draft what there was, checked as far as it goes; sentences of the notes where they
  ///     support nothing of it
  /// @param failure why it stopped
  record Incomplete(Trail trail, Draft draft, ModelFailure failure) implements Answer {}

  /// What was looked at on the way to an answer. Immutable.
  ///
  /// @param question what was asked
  /// @param evidence the passages that a draft may cite; where there is none, those that come
  ///     closest
  /// @param listedAt where the notes ask the same question without answering it
  /// @param parts what the question asks one by one, and whether the notes cover it; none where it
  ///     asks one thing
  /// @param timings how long the steps took
  record Trail(
      Question question,
      Ranking evidence,
      List<Passage> listedAt,
      List<Coverage> parts,
      Timings timings) {

    public Trail {
      listedAt = List.copyOf(listedAt);
      parts = List.copyOf(parts);
    }

    /// The trail of a question that asks one thing.
    public Trail(Question question, Ranking evidence, List<Passage> listedAt, Timings timings) {
      this(question, evidence, listedAt, List.of(), timings);
    }

    /// The parts that the notes do not cover.
    public List<String> uncovered() {
      return parts.stream().filter(it -> !it.covered()).map(Coverage::question).toList();
    }
  }

  /// Whether the notes cover a part of a question.
  ///
  /// @param question the part in words that can be understood by themselves
  record Coverage(String question, boolean covered) {}

  /// How long the steps took, in milliseconds.
  record Timings(double retrieveMs, double draftMs, double totalMs) {}
}
