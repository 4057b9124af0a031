package dev.citenote.index;

import dev.citenote.index.Concept.Source;
import dev.citenote.retrieve.Facet;
import dev.citenote.retrieve.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/// The words of a query: its terms, and those groups of them that other words may stand for.
/// Immutable.
///
/// @param groups terms that belong together with what may stand for them; no term is in two groups
/// @param single the terms that belong to no group
record QueryWords(List<Group> groups, List<String> single) {
  private static final int MOST_TERMS = 256;

  /// Words that are looked up by spelling, each of which walks through the words of the index.
  private static final int MOST_SPELT = 8;

  /// Terms with what may stand for them. Immutable.
  ///
  /// @param terms of the query, at least one
  record Group(List<String> terms, Concept concept) {}

  /// The words of a query to an index.
  ///
  /// @param text plain text of the query; terms beyond the 256th are not looked at
  static QueryWords of(String text, IndexReader reader, Glossary glossary) throws IOException {
    List<Concept> concepts = concepts(text, glossary, translations(text, reader));
    return of(text, reader, glossary, concepts, BodyAnalyzer.ALL);
  }

  /// What a question asks about: its groups, then its single terms.
  static List<Facet> facets(String text, IndexReader reader, Glossary glossary) throws IOException {
    List<Concept> translations = translations(text);
    List<Concept> concepts = concepts(text, glossary, translations);
    QueryWords words = of(text, reader, glossary, concepts, BodyAnalyzer.PHRASE);
    List<Facet> facets = new ArrayList<>();
    for (Group group : words.groups()) {
      facets.add(
          new Facet(
              group.concept().words(),
              Set.copyOf(group.terms()),
              others(group.concept(), translations, reader),
              true));
    }
    SequencedMap<String, String> written = written(text, BodyAnalyzer.PHRASE);
    for (String single : words.single()) {
      facets.add(new Facet(written.getOrDefault(single, single), Set.of(single), List.of(), false));
    }
    return List.copyOf(facets);
  }

  /// What may stand for a name: its other names, and what the dictionary has for it as a word.
  private static List<Facet.Other> others(
      Concept name, List<Concept> translations, IndexReader reader) throws IOException {
    List<Facet.Other> others = others(name, reader);
    for (Concept word : translations) {
      if (word.words().equals(name.words()) && !word.equals(name)) {
        others.addAll(others(word, reader));
      }
    }
    return others;
  }

  private static List<Facet.Other> others(Concept concept, IndexReader reader) throws IOException {
    List<Facet.Other> others = new ArrayList<>();
    for (String other : concept.others()) {
      Set<String> terms =
          concept.source() == Source.SPELLING ? Set.of(other) : BodyAnalyzer.PHRASE.terms(other);
      boolean occurs = !terms.isEmpty();
      for (String term : terms) {
        occurs &= reader.docFreq(new Term(Schema.WORDS, term)) > 0;
      }
      if (occurs) {
        others.add(new Facet.Other(terms, concept.source().worth()));
      }
    }
    return others;
  }

  private static List<Concept> concepts(
      String text, Glossary glossary, List<Concept> translations) {
    List<Concept> concepts = new ArrayList<>();
    glossary.places(text).forEach(place -> concepts.add(place.concept()));
    concepts.addAll(translations);
    return concepts;
  }

  private static QueryWords of(
      String text,
      IndexReader reader,
      Glossary glossary,
      List<Concept> concepts,
      BodyAnalyzer analyzer)
      throws IOException {
    SequencedMap<String, String> written = written(text, analyzer);
    Set<String> left = new LinkedHashSet<>(written.keySet().stream().limit(MOST_TERMS).toList());
    List<Group> groups = new ArrayList<>();
    for (Concept concept : concepts) {
      Set<String> terms = analyzer.terms(concept.words());
      List<String> own = left.stream().filter(terms::contains).toList();
      if (!own.isEmpty()) {
        groups.add(new Group(own, concept));
        own.forEach(left::remove);
      }
    }
    Set<String> strange = new LinkedHashSet<>(left);
    strange.removeIf(term -> glossary.hasWord(Glossary.fold(written.getOrDefault(term, term))));
    for (Group mistyped : mistyped(strange, written, reader)) {
      groups.add(mistyped);
      mistyped.terms().forEach(left::remove);
    }
    return new QueryWords(groups, List.copyOf(left));
  }

  /// Terms of a text in their order, each with the word as it is written.
  private static SequencedMap<String, String> written(String text, BodyAnalyzer analyzer) {
    SequencedMap<String, String> written = new LinkedHashMap<>();
    analyzer.words(text).forEach(word -> written.putIfAbsent(word.term(), word.in(text)));
    return written;
  }

  /// Terms that the index lacks, with those that are spelt almost alike. A word that the glossary
  /// has is spelt rightly, whether or not the notes have it.
  ///
  /// @param written term to word as the query has it
  private static List<Group> mistyped(
      Set<String> terms, Map<String, String> written, IndexReader reader) throws IOException {
    List<Group> groups = new ArrayList<>();
    int looked = 0;
    for (String term : terms) {
      if (looked < MOST_SPELT && Spelling.mayBeMistyped(term, reader)) {
        looked++;
        List<String> alike = Spelling.alike(term, reader);
        if (!alike.isEmpty()) {
          String word = written.getOrDefault(term, term);
          groups.add(new Group(List.of(term), new Concept(word, alike, Source.SPELLING)));
        }
      }
    }
    return groups;
  }

  /// Translations into the other language, where there are passages in it.
  private static List<Concept> translations(String text, IndexReader reader) throws IOException {
    Language language = Language.ofQuery(text);
    Language other = language == Language.CHINESE ? Language.LATIN : Language.CHINESE;
    return reader.docFreq(new Term(Schema.LANGUAGE, other.name())) == 0
        ? List.of()
        : translations(text);
  }

  private static List<Concept> translations(String text) {
    return switch (Language.ofQuery(text)) {
      case CHINESE -> BilingualDictionary.chineseWords(text);
      case LATIN -> BilingualDictionary.englishPhrases(text, MOST_TERMS);
    };
  }
}
