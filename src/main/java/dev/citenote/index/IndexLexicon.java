package dev.citenote.index;

import dev.citenote.retrieve.Facet;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.Recent;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/// The words of an index. Thread-safe.
final class IndexLexicon implements Lexicon {
  /// Texts whose terms are remembered: one question looks at the same 120 passages again and again.
  private static final int MOST_RECENT = 512;

  private final CommittedIndex index;
  private final Recent<String, Set<String>> recent = new Recent<>(MOST_RECENT);

  IndexLexicon(CommittedIndex index) {
    this.index = index;
  }

  @Override
  public Set<String> terms(String text) {
    Optional<Set<String>> known = recent.get(text);
    if (known.isPresent()) {
      return known.get();
    }
    Set<String> terms = Collections.unmodifiableSet(BodyAnalyzer.PHRASE.terms(PlainText.of(text)));
    recent.put(text, terms);
    return terms;
  }

  @Override
  public List<Facet> facets(String question) {
    String text = PlainText.of(question);
    return index.read(
        List.of(),
        searcher -> QueryWords.facets(text, searcher.getIndexReader(), index.glossary(searcher)));
  }

  @Override
  public double idf(String term) {
    return index.read(
        Idf.of(0, 0),
        searcher -> {
          IndexReader reader = searcher.getIndexReader();
          return Idf.of(passagesWith(reader, term), reader.getDocCount(Schema.WORDS));
        });
  }

  @Override
  public boolean occurs(String term) {
    return index.read(false, searcher -> passagesWith(searcher.getIndexReader(), term) > 0);
  }

  @Override
  public String inNamesOfTheNotes(String text) {
    return index.read(
        text, searcher -> new Rewording(searcher).of(text, index.glossary(searcher)).orElse(text));
  }

  @Override
  public boolean isEmpty() {
    return index.read(true, searcher -> searcher.getIndexReader().getDocCount(Schema.WORDS) == 0);
  }

  private static int passagesWith(IndexReader reader, String term) throws IOException {
    return reader.docFreq(new Term(Schema.WORDS, term));
  }
}
