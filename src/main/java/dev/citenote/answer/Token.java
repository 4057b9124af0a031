package dev.citenote.answer;

import java.util.List;

/// A piece of a language model's draft. Immutable.
sealed interface Token {

  /// One character of running text.
  record Text(char c) implements Token {}

  /// What is kept as it is written and never divided: code between backticks, a formula.
  record Whole(String text) implements Token {}

  /// A link or an image, as it is written.
  record Link(String text) implements Token {

    /// As a draft shows it: its words and address name no passage, and of an image only the words
    /// are left.
    String shown() {
      String plain = ForeignMarkers.plainLink(text);
      String alt = plain.startsWith("!") ? plain.substring(2, plain.indexOf("](")) : plain;
      return alt.isBlank() ? "…" : alt;
    }
  }

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
