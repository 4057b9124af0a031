package dev.citenote.index;

import dev.citenote.retrieve.Fusion;
import dev.citenote.retrieve.Language;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Query.Scope;
import dev.citenote.retrieve.Ranking;
import dev.citenote.retrieve.Recent;
import dev.citenote.retrieve.Retriever;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.TextEncoder.Purpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;

/// Ranks the passages of an index by words, by vectors, or by both. Thread-safe.
final class IndexRetriever implements Retriever {
  /// Queries that are remembered: one is asked of statements, and then of questions.
  private static final int MOST_RECENT = 64;

  private final CommittedIndex index;
  private final TextEncoder encoder;
  private final Fusion fusion;
  private final Recent<Asked, WordQuery> words = new Recent<>(MOST_RECENT);
  private final Recent<Asked, Optional<String>> rewordings = new Recent<>(MOST_RECENT);

  /// A query to one commit.
  private record Asked(Object commit, String text) {}

  IndexRetriever(CommittedIndex index, TextEncoder encoder, Fusion fusion) {
    this.index = index;
    this.encoder = encoder;
    this.fusion = fusion;
  }

  @Override
  public Ranking retrieve(Query query) {
    return retrieve(query, List.of(query.scope())).getFirst();
  }

  /// All scopes are ranked in the same commit, each in a thread of its own.
  @Override
  public List<Ranking> retrieve(Query query, List<Scope> scopes) {
    List<Query> queries = scopes.stream().map(query::in).toList();
    List<Ranking> nothing = queries.stream().map(it -> new Ranking(it, List.of())).toList();
    if (query.text().isBlank()) {
      return nothing;
    }
    float[] vector = fusion.usesVectors() ? vector(query.text()) : new float[0];
    return index.read(
        nothing,
        searcher -> {
          WordQuery words = words(searcher, query.text());
          try {
            return queries.parallelStream()
                .map(it -> ranking(searcher, it, words, vector))
                .toList();
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        });
  }

  private Ranking ranking(IndexSearcher searcher, Query query, WordQuery words, float[] vector) {
    Candidates candidates = new Candidates(searcher, fusion, query, words);
    try {
      return new Ranking(
          query, new ScopeRanking(searcher, index.passages(), candidates, query).hits(vector));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Unit vector of a query: the mean of itself and of the query in the words of the notes, where
  /// names are known. No searcher is held while it is encoded.
  private float[] vector(String text) {
    Optional<String> reworded =
        fusion.usesWords()
            ? index.read(Optional.empty(), searcher -> reworded(searcher, text))
            : Optional.empty();
    List<String> texts = Stream.concat(Stream.of(text), reworded.stream()).toList();
    return encoder.encode(texts, Purpose.QUERY).mean();
  }

  /// Empty also where a Chinese query would become Latin through and through, which loses what is
  /// asked and needs the other model.
  private Optional<String> reworded(IndexSearcher searcher, String text) throws IOException {
    Language language = Language.ofQuery(text);
    return rewordings.get(
        new Asked(CommittedIndex.commit(searcher), text),
        asked ->
            new Rewording(searcher)
                .of(text, index.glossary(searcher))
                .filter(
                    it -> language == Language.LATIN || Language.ofQuery(it) == Language.CHINESE));
  }

  private WordQuery words(IndexSearcher searcher, String query) throws IOException {
    return words.get(
        new Asked(CommittedIndex.commit(searcher), query),
        asked -> {
          String text = fusion.usesWords() ? PlainText.of(query) : "";
          IndexReader reader = searcher.getIndexReader();
          return new WordQuery(QueryWords.of(text, reader, index.glossary(searcher)), reader);
        });
  }
}
