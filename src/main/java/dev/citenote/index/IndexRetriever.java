package dev.citenote.index;

import dev.citenote.note.Passage;
import dev.citenote.retrieve.Fusion;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Language;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Ranking;
import dev.citenote.retrieve.Recent;
import dev.citenote.retrieve.Retriever;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
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
    if (query.text().isBlank()) {
      return new Ranking(query, List.of());
    }
    float[] vector = fusion.usesVectors() ? vector(query.text()) : new float[0];
    return new Ranking(query, index.read(List.of(), searcher -> hits(searcher, query, vector)));
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
    Asked asked = new Asked(CommittedIndex.commit(searcher), text);
    Optional<Optional<String>> known = rewordings.get(asked);
    if (known.isPresent()) {
      return known.get();
    }
    Language language = Language.ofQuery(text);
    Optional<String> reworded =
        new Rewording(searcher)
            .of(text, index.glossary(searcher))
            .filter(it -> language == Language.LATIN || Language.ofQuery(it) == Language.CHINESE);
    rewordings.put(asked, reworded);
    return reworded;
  }

  private WordQuery words(IndexSearcher searcher, String query) throws IOException {
    Asked asked = new Asked(CommittedIndex.commit(searcher), query);
    Optional<WordQuery> known = words.get(asked);
    if (known.isPresent()) {
      return known.get();
    }
    String text = fusion.usesWords() ? PlainText.of(query) : "";
    IndexReader reader = searcher.getIndexReader();
    WordQuery found = new WordQuery(QueryWords.of(text, reader, index.glossary(searcher)), reader);
    words.put(asked, found);
    return found;
  }

  private List<Hit> hits(IndexSearcher searcher, Query query, float[] vector) throws IOException {
    Candidates candidates = new Candidates(searcher, fusion, query, words(searcher, query.text()));
    List<Candidate> ranked = candidates.find(vector);
    Map<Integer, Integer> byWords = ranks(ranked, Candidate.BY_WORDS);
    Map<Integer, Integer> byVector = ranks(ranked, Candidate.BY_VECTOR);
    Twins twins = new Twins(searcher, index.passages());
    List<Hit> hits = new ArrayList<>();
    for (Candidate candidate : ranked.subList(0, Math.min(query.depth(), ranked.size()))) {
      Passage passage = index.passages().of(searcher, candidate.document());
      hits.add(
          new Hit(
              passage,
              candidate.scores().joint(),
              votes(candidate, byWords, byVector),
              twins.of(candidate),
              query.explained()
                  ? Optional.of(candidates.explain(candidate, PassageTexts.of(passage)))
                  : Optional.empty()));
    }
    return hits;
  }

  private List<Vote> votes(
      Candidate candidate, Map<Integer, Integer> byWords, Map<Integer, Integer> byVector) {
    List<Vote> votes = new ArrayList<>();
    if (candidate.scores().bm25() > 0) {
      votes.add(new Vote(Vote.BM25, rank(byWords, candidate), candidate.scores().bm25()));
    }
    if (fusion.usesVectors()) {
      double closeness = candidate.scores().closeness().sum();
      votes.add(new Vote(Vote.VECTOR, rank(byVector, candidate), closeness));
    }
    return votes;
  }

  /// The ranks of candidates in another order, from 1, by document.
  private static Map<Integer, Integer> ranks(List<Candidate> all, Comparator<Candidate> order) {
    Map<Integer, Integer> ranks = new HashMap<>();
    all.stream().sorted(order).forEach(it -> ranks.put(it.document(), ranks.size() + 1));
    return ranks;
  }

  private static OptionalInt rank(Map<Integer, Integer> ranks, Candidate candidate) {
    return OptionalInt.of(Objects.requireNonNull(ranks.get(candidate.document())));
  }
}
