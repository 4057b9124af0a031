package dev.citenote.index;

import dev.citenote.note.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/// Finds the statements of the whole index that say the same as one that was ranked. Confined to
/// one thread.
final class Twins {
  private final IndexSearcher searcher;
  private final StoredPassages passages;

  Twins(IndexSearcher searcher, StoredPassages passages) {
    this.searcher = searcher;
    this.passages = passages;
  }

  /// The others that say the same; none of a question.
  List<Passage> of(Candidate candidate) throws IOException {
    List<Passage> twins = new ArrayList<>();
    if (candidate.twin().isEmpty()) {
      return twins;
    }
    Term key = new Term(Schema.TWIN, candidate.twin());
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      for (int document : documents(leaf.reader(), key)) {
        if (leaf.docBase + document != candidate.document()) {
          twins.add(passages.of(searcher, leaf.docBase + document));
        }
      }
    }
    return twins;
  }

  private static List<Integer> documents(LeafReader reader, Term key) throws IOException {
    PostingsEnum postings = reader.postings(key, PostingsEnum.NONE);
    List<Integer> documents = new ArrayList<>();
    if (postings != null) {
      Bits live = reader.getLiveDocs();
      while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(postings.docID())) {
          documents.add(postings.docID());
        }
      }
    }
    return documents;
  }
}
