package dev.citenote.retrieve;

import java.util.List;
import java.util.Set;

/// The words of the notes as the index counts them. Implementations are thread-safe.
public interface Lexicon {

  /// Distinct content terms of a text, as the index analyses it: Han bigrams (or a single Han
  /// character standing alone) and stemmed Latin words, without stop words.
  Set<String> terms(String text);

  /// What a question asks about, part by part; no term is in two facets.
  List<Facet> facets(String question);

  /// Inverse document frequency of a term, `ln(1 + (N − df + 0.5) / (df + 0.5))`, as in BM25
  /// (Robertson et al., TREC-3); highest for a term that occurs nowhere.
  double idf(String term);

  /// Whether the term occurs in any passage or heading of the notes.
  boolean occurs(String term);

  /// A text in which each name has given way to the name of the same thing that more passages hold,
  /// where there is one; case may be folded.
  String inNamesOfTheNotes(String text);

  /// Whether there is any passage at all.
  boolean isEmpty();
}
