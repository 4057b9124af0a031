package dev.citenote.answer;

import java.util.List;

/// A piece of a language model's draft. Immutable.
sealed interface Token {

  /// One character of running text.
  record Text(char c) implements Token {}

  /// What is kept as it is written and never divided: code between backticks, a formula, a link.
  record Whole(String text) implements Token {}

  /// A marker, in whatever spelling.
  ///
  /// @param passages those that were given, numbered from 1
  /// @param removed how many numbers name no given passage
  /// @param written as it stands in the text
  record Marks(List<Integer> passages, int removed, String written) implements Token {
    public Marks {
      passages = List.copyOf(passages);
    }
  }

  /// One line of a block of code, with its line end; the closing line without it.
  record CodeLine(String text, Part part) implements Token {}

  /// Which line of a block of code it is.
  enum Part {
    OPENING,
    INSIDE,
    CLOSING
  }
}
