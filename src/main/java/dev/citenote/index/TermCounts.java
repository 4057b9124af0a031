package dev.citenote.index;

import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/// How many words of one field each document of a segment has, deleted ones too. Immutable.
final class TermCounts {
  private final int[] distinct;
  private final int[] all;

  private TermCounts(int documents) {
    this.distinct = new int[documents];
    this.all = new int[documents];
  }

  /// Counts them, which takes a look at every posting.
  static TermCounts of(Terms terms, int documents) throws IOException {
    TermCounts counts = new TermCounts(documents);
    TermsEnum each = terms.iterator();
    PostingsEnum postings = null;
    while (each.next() != null) {
      postings = each.postings(postings, PostingsEnum.FREQS);
      for (int doc = postings.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = postings.nextDoc()) {
        counts.distinct[doc]++;
        counts.all[doc] += postings.freq();
      }
    }
    return counts;
  }

  /// Different words of a document.
  int distinct(int document) {
    return distinct[document];
  }

  /// Words of a document, each as often as it occurs.
  int all(int document) {
    return all[document];
  }
}
