package dev.citenote.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/// The query of Lucene for the words of a query, with its ceiling.
///
/// A term scores by BM25. A group of terms scores by its own words or by another name of the same,
/// whichever gives more: as a name stands for all the words of the group, it is worth as much as
/// they are together, times the worth of its source and its saturation in the passage. This is the
/// idea of structured queries (Pirkola, SIGIR 1998), with a maximum in place of a common frequency.
/// So no passage exceeds the ceiling, the sum of the idf of all terms of the query. Not changed
/// once it is made, and keeps nothing of the index that it was made for.
final class WordQuery {
  private static final int MOST_OTHERS = 8;
  private static final int LEAST_OTHERS = 2;

  /// Lucene refuses a query of more than 1024 clauses, of which the terms take a quarter.
  private static final int MOST_OTHERS_IN_ALL = 512;

  /// Makes phrases of names.
  static final QueryBuilder PHRASES = new QueryBuilder(BodyAnalyzer.PHRASE);

  private final List<Choice> choices = new ArrayList<>();
  private final Query query;
  private final int mostOthers;
  private double ceiling;

  /// Another name, as a query that scores what it is worth.
  ///
  /// @param words of the query
  /// @param other what stands for them
  /// @param terms of what stands for them, in their order
  record Alternative(String words, String other, List<Term> terms, Query query) {

    Alternative {
      terms = List.copyOf(terms);
    }
  }

  /// Terms of the query, and what may stand for them.
  record Choice(List<Term> terms, List<Alternative> others) {}

  WordQuery(QueryWords words, IndexReader reader) throws IOException {
    int each = MOST_OTHERS_IN_ALL / Math.max(1, words.groups().size());
    this.mostOthers = Math.clamp(each, LEAST_OTHERS, MOST_OTHERS);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String single : words.single()) {
      Term term = new Term(Schema.WORDS, single);
      ceiling += idf(term, reader);
      choices.add(new Choice(List.of(term), List.of()));
      all.add(new TermQuery(term), Occur.SHOULD);
    }
    for (QueryWords.Group group : words.groups()) {
      all.add(group(group, reader), Occur.SHOULD);
    }
    this.query = all.build();
  }

  private Query group(QueryWords.Group group, IndexReader reader) throws IOException {
    List<Term> terms = group.terms().stream().map(it -> new Term(Schema.WORDS, it)).toList();
    BooleanQuery.Builder own = new BooleanQuery.Builder();
    double together = 0;
    for (Term term : terms) {
      together += idf(term, reader);
      own.add(new TermQuery(term), Occur.SHOULD);
    }
    ceiling += together;
    List<Alternative> others =
        others(group.concept(), together * group.concept().source().worth(), reader);
    choices.add(new Choice(terms, others));
    List<Query> either = new ArrayList<>(List.of(own.build()));
    others.forEach(other -> either.add(other.query()));
    return either.size() == 1 ? either.getFirst() : new DisjunctionMaxQuery(either, 0);
  }

  /// The first names that may occur in the index.
  ///
  /// @param worth what a name scores at most
  private List<Alternative> others(Concept concept, double worth, IndexReader reader)
      throws IOException {
    List<Alternative> others = new ArrayList<>();
    for (String other : concept.others()) {
      if (others.size() == mostOthers) {
        break;
      }
      Query phrase = phrase(other, concept.source());
      List<Term> terms = terms(phrase);
      double idf = idf(terms, reader);
      if (phrase != null && idf > 0) {
        Query scored = new BoostQuery(phrase, (float) (worth / idf));
        others.add(new Alternative(concept.words(), other, terms, scored));
      }
    }
    return others;
  }

  /// Null where a name has no words that count.
  private static @Nullable Query phrase(String name, Concept.Source source) {
    return switch (source) {
      case NAME, TRANSLATION -> PHRASES.createPhraseQuery(Schema.WORDS, name);
      // A term of the index already, which would be stemmed once more.
      case SPELLING -> new TermQuery(new Term(Schema.WORDS, name));
    };
  }

  private static List<Term> terms(@Nullable Query phrase) {
    return phrase instanceof PhraseQuery several
        ? List.of(several.getTerms())
        : phrase instanceof TermQuery one ? List.of(one.getTerm()) : List.of();
  }

  /// What Lucene weighs a phrase with: the sum over its terms; 0 where the index lacks one.
  private static double idf(List<Term> phrase, IndexReader reader) throws IOException {
    double sum = 0;
    for (Term term : phrase) {
      if (reader.docFreq(term) == 0) {
        return 0;
      }
      sum += idf(term, reader);
    }
    return sum;
  }

  private static double idf(Term term, IndexReader reader) throws IOException {
    return Idf.of(reader.docFreq(term), reader.getDocCount(Schema.WORDS));
  }

  /// The whole query; finds nothing where there are no words.
  Query query() {
    return query;
  }

  /// What no passage can exceed.
  double ceiling() {
    return ceiling;
  }

  /// What the query consists of.
  List<Choice> choices() {
    return choices;
  }
}
