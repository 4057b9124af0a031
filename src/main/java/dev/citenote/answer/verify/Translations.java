package dev.citenote.answer.verify;

import dev.citenote.retrieve.Facet;
import dev.citenote.retrieve.Lexicon;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which words of a sentence another one has in the other language, as far as the words of the
/// notes tell. Confined to one thread.
final class Translations {
  private final Lexicon lexicon;
  private final Map<String, List<Facet>> facets = new HashMap<>();

  Translations(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /// The forms of the words of both that one has in the other's language.
  Set<String> said(Claim one, Claim other) {
    Set<String> said = new HashSet<>();
    collect(one, other, said);
    collect(other, one, said);
    return said;
  }

  private void collect(Claim from, Claim to, Set<String> said) {
    Set<String> there = lexicon.terms(to.withTitles());
    for (Facet facet : facets.computeIfAbsent(from.text(), lexicon::facets)) {
      for (Facet.Other other : facet.others()) {
        if (there.containsAll(other.terms())) {
          add(facet.words(), said);
          other.terms().forEach(term -> add(term, said));
        }
      }
    }
  }

  private static void add(String words, Set<String> said) {
    Word.of(words).forEach(word -> said.add(word.form()));
  }
}
