package dev.citenote.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/// Finds the words of an index that a mistyped Latin word may stand for: one edit away, or two
/// where it is long (Damerau-Levenshtein). Stateless.
final class Spelling {
  private static final int SHORTEST = 4;
  private static final int LONG = 8;
  private static final int LONGEST = 40;
  private static final int MOST = 3;

  private Spelling() {}

  /// Whether a term is a Latin word of some length that the index lacks.
  static boolean mayBeMistyped(String term, IndexReader reader) throws IOException {
    return term.length() >= SHORTEST
        && term.length() <= LONGEST
        && term.chars().allMatch(c -> c >= 'a' && c <= 'z')
        && reader.docFreq(new Term(Schema.WORDS, term)) == 0;
  }

  /// Words of the index almost like a term that [#mayBeMistyped], the most frequent first.
  static List<String> alike(String term, IndexReader reader) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, Schema.WORDS);
    if (terms == null) {
      return List.of();
    }
    record Alike(String term, int frequency) {}
    List<Alike> found = new ArrayList<>();
    int edits = term.length() >= LONG ? 2 : 1;
    FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(Schema.WORDS, term), edits, 1, true);
    for (BytesRef next = near.next(); next != null; next = near.next()) {
      found.add(new Alike(next.utf8ToString(), near.docFreq()));
    }
    return found.stream()
        .sorted(Comparator.comparingInt(Alike::frequency).reversed().thenComparing(Alike::term))
        .limit(MOST)
        .map(Alike::term)
        .toList();
  }
}
