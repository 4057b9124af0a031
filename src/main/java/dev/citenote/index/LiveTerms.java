package dev.citenote.index;

import java.io.IOException;
import org.apache.lucene.index.FilterLeafReader.FilterTerms;
import org.apache.lucene.index.FilterLeafReader.FilterTermsEnum;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOBooleanSupplier;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.jspecify.annotations.Nullable;

/// The words of a segment without those that only deleted documents have, and with statistics that
/// leave these out. Thread-safe; what it iterates with is not.
final class LiveTerms extends FilterTerms {
  private final DeletedDocuments deleted;
  private final TermCounts counts;

  /// @param counts of the same terms
  LiveTerms(Terms in, DeletedDocuments deleted, TermCounts counts) {
    super(in);
    this.deleted = deleted;
    this.counts = counts;
  }

  @Override
  public TermsEnum iterator() throws IOException {
    return new Iterator(in.iterator(), deleted);
  }

  @Override
  public TermsEnum intersect(CompiledAutomaton automaton, @Nullable BytesRef start)
      throws IOException {
    return new Iterator(in.intersect(automaton, start), deleted);
  }

  @Override
  public long getSumTotalTermFreq() throws IOException {
    return in.getSumTotalTermFreq() - deleted.documents().mapToLong(counts::all).sum();
  }

  @Override
  public long getSumDocFreq() throws IOException {
    return in.getSumDocFreq() - deleted.documents().mapToLong(counts::distinct).sum();
  }

  @Override
  public int getDocCount() throws IOException {
    return in.getDocCount()
        - (int) deleted.documents().filter(it -> counts.distinct(it) > 0).count();
  }

  /// How many words there are is not known without looking at each.
  @Override
  public long size() {
    return -1;
  }

  private static final class Iterator extends FilterTermsEnum {
    private final DeletedDocuments deleted;
    private @Nullable PostingsEnum postings;

    /// Of the word at which this stands, where they were counted.
    private boolean counted;

    private int deletedDocuments;
    private long deletedOccurrences;

    Iterator(TermsEnum in, DeletedDocuments deleted) {
      super(in);
      this.deleted = deleted;
    }

    @Override
    public int docFreq() throws IOException {
      count();
      return in.docFreq() - deletedDocuments;
    }

    @Override
    public long totalTermFreq() throws IOException {
      count();
      return in.totalTermFreq() - deletedOccurrences;
    }

    /// Looks for the deleted documents among those of the word, once for each word.
    private void count() throws IOException {
      if (counted) {
        return;
      }
      deletedDocuments = 0;
      deletedOccurrences = 0;
      PostingsEnum all = in.postings(postings, PostingsEnum.FREQS);
      postings = all;
      int doc = all.docID();
      for (int i = 0; i < deleted.size() && doc != DocIdSetIterator.NO_MORE_DOCS; i++) {
        int next = deleted.document(i);
        doc = doc < next ? all.advance(next) : doc;
        if (doc == next) {
          deletedDocuments++;
          deletedOccurrences += all.freq();
        }
      }
      counted = true;
    }

    @Override
    public void seekExact(long ord) throws IOException {
      counted = false;
      in.seekExact(ord);
    }

    @Override
    public void seekExact(BytesRef term, TermState state) throws IOException {
      counted = false;
      in.seekExact(term, state);
    }

    @Override
    public boolean seekExact(BytesRef term) throws IOException {
      counted = false;
      return in.seekExact(term) && docFreq() > 0;
    }

    @Override
    public @Nullable IOBooleanSupplier prepareSeekExact(BytesRef term) throws IOException {
      counted = false;
      IOBooleanSupplier seek = in.prepareSeekExact(term);
      return seek == null ? null : () -> seek.get() && docFreq() > 0;
    }

    @Override
    public @Nullable BytesRef next() throws IOException {
      BytesRef next;
      do {
        counted = false;
        next = in.next();
      } while (next != null && docFreq() == 0);
      return next;
    }

    @Override
    public SeekStatus seekCeil(BytesRef term) throws IOException {
      counted = false;
      SeekStatus status = in.seekCeil(term);
      if (status == SeekStatus.END || docFreq() > 0) {
        return status;
      }
      return next() == null ? SeekStatus.END : SeekStatus.NOT_FOUND;
    }
  }
}
