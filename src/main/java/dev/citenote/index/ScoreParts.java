package dev.citenote.index;

import dev.citenote.retrieve.Explanation;
import dev.citenote.retrieve.Explanation.Name;
import dev.citenote.retrieve.Explanation.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Takes the score of one candidate apart. Confined to one thread.
final class ScoreParts {

  private final IndexSearcher searcher;
  private final WordQuery words;
  private final Candidate candidate;
  private final PassageTexts texts;

  ScoreParts(IndexSearcher searcher, WordQuery words, Candidate candidate, PassageTexts texts) {
    this.searcher = searcher;
    this.words = words;
    this.candidate = candidate;
    this.texts = texts;
  }

  /// @param wordWeight gives the share of a BM25 score in the joint one
  /// @param vectorWeight gives the share of a closeness in the joint one
  Explanation explain(DoubleUnaryOperator wordWeight, DoubleUnaryOperator vectorWeight)
      throws IOException {
    List<Part> parts = new ArrayList<>();
    List<Name> names = new ArrayList<>();
    if (candidate.scores().bm25() > 0) {
      OwnWords own = ownWords();
      add(parts, "words in headings", wordWeight.applyAsDouble(own.headings()));
      add(parts, "words in text", wordWeight.applyAsDouble(own.text()));
      double others = candidate.scores().bm25() - own.headings() - own.text();
      add(parts, "other names", own.names().isEmpty() ? 0 : wordWeight.applyAsDouble(others));
      names.addAll(own.names());
    }
    VectorScores.Parts vectors = candidate.scores().closeness();
    add(parts, "vector of the passage", vectorWeight.applyAsDouble(vectors.passage()));
    add(parts, "vector of its best sentences", vectorWeight.applyAsDouble(vectors.window()));
    add(parts, "vector of its heading", vectorWeight.applyAsDouble(vectors.heading()));
    add(parts, "other language", vectorWeight.applyAsDouble(vectors.language()));
    return new Explanation(parts, names);
  }

  private static void add(List<Part> parts, String name, double value) {
    if (value != 0) {
      parts.add(new Part(name, value));
    }
  }

  /// What the query's own words score, and the names that scored more than they.
  ///
  /// @param headings of terms in the headings
  /// @param text of terms in the text
  private record OwnWords(double headings, double text, List<Name> names) {}

  private OwnWords ownWords() throws IOException {
    List<String> inHeadings = BodyAnalyzer.ALL.sequence(texts.headings());
    List<String> inText = BodyAnalyzer.ALL.sequence(texts.body());
    double headings = 0;
    double text = 0;
    List<Name> names = new ArrayList<>();
    for (WordQuery.Choice choice : words.choices()) {
      Optional<WordQuery.Alternative> better = better(choice);
      if (better.isPresent()) {
        names.add(new Name(better.get().words(), written(better.get())));
        continue;
      }
      for (Term term : choice.terms()) {
        double score = score(new TermQuery(term));
        int above = Collections.frequency(inHeadings, term.text());
        int all = above + Collections.frequency(inText, term.text());
        // What is neither there nor there is a tag of the note, searched as a heading.
        double share = all == 0 ? 1 : (double) above / all;
        headings += share * score;
        text += (1 - share) * score;
      }
    }
    return new OwnWords(headings, text, names);
  }

  /// The name that scores more than the query's own words.
  private Optional<WordQuery.Alternative> better(WordQuery.Choice choice) throws IOException {
    double best = 0;
    for (Term term : choice.terms()) {
      best += choice.others().isEmpty() ? 0 : score(new TermQuery(term));
    }
    Optional<WordQuery.Alternative> better = Optional.empty();
    for (WordQuery.Alternative other : choice.others()) {
      double score = score(other.query());
      if (score > best) {
        best = score;
        better = Optional.of(other);
      }
    }
    return better;
  }

  /// A name as the passage has it.
  private String written(WordQuery.Alternative name) {
    List<String> terms = name.terms().stream().map(Term::text).toList();
    for (String text : List.of(texts.headings(), texts.body())) {
      List<BodyAnalyzer.Word> words = BodyAnalyzer.PHRASE.words(text);
      int at =
          Collections.indexOfSubList(words.stream().map(BodyAnalyzer.Word::term).toList(), terms);
      if (at >= 0) {
        return text.substring(words.get(at).start(), words.get(at + terms.size() - 1).end());
      }
    }
    return name.other();
  }

  private double score(Query query) throws IOException {
    return searcher.explain(query, candidate.document()).getValue().doubleValue();
  }
}
