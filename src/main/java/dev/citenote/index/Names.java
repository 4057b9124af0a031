package dev.citenote.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// The glossary of each commit: the shipped one with the names that the notes give. Thread-safe.
final class Names {
  private static final TermQuery MINED =
      new TermQuery(new Term(Schema.KIND, PassageDocument.NAMES));

  private volatile @Nullable Known known;

  /// The glossary of one commit.
  private record Known(Object commit, Glossary glossary) {}

  /// The glossary of the commit that a searcher sees.
  Glossary of(IndexSearcher searcher) throws IOException {
    Object commit = CommittedIndex.commit(searcher);
    Known last = known;
    if (last == null || !last.commit().equals(commit)) {
      last = new Known(commit, Glossary.shipped().with(mined(searcher)));
      known = last;
    }
    return last.glossary();
  }

  private static List<List<String>> mined(IndexSearcher searcher) throws IOException {
    List<List<String>> namings = new ArrayList<>();
    int most = Math.max(1, searcher.getIndexReader().maxDoc());
    for (ScoreDoc hit : searcher.search(MINED, most).scoreDocs) {
      Document document = searcher.storedFields().document(hit.doc);
      for (String pair : document.getValues(Schema.NAMING)) {
        namings.add(List.of(pair.split("\t", -1)));
      }
    }
    return namings.stream().distinct().toList();
  }
}
