package dev.citenote.index;

import dev.citenote.retrieve.Facet;
import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.Recent;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;

/// The words of an index. Thread-safe.
final class IndexLexicon implements Lexicon {
  /// Texts whose terms or facets are remembered: one question looks at the same 120 passages again
  /// and again.
  private static final int MOST_RECENT = 512;

  private final CommittedIndex index;
  private final Recent<String, Set<String>> terms = new Recent<>(MOST_RECENT);
  private final Recent<Asked, List<Facet>> facets = new Recent<>(MOST_RECENT);

  /// A question to one commit.
  private record Asked(Object commit, String question) {}

  IndexLexicon(CommittedIndex index) {
    this.index = index;
  }

  @Override
  public Set<String> terms(String text) {
    return terms.get(
        text, it -> Collections.unmodifiableSet(BodyAnalyzer.PHRASE.terms(PlainText.of(it))));
  }

  @Override
  public List<Facet> facets(String question) {
    return index.read(List.of(), searcher -> facets(searcher, question));
  }

  private List<Facet> facets(IndexSearcher searcher, String question) throws IOException {
    return facets.get(
        new Asked(CommittedIndex.commit(searcher), question),
        it ->
            QueryWords.facets(
                PlainText.of(question), searcher.getIndexReader(), index.glossary(searcher)));
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
