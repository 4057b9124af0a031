package dev.citenote.index;

import dev.citenote.retrieve.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;

/// What lies in an index, and whether it is whole. Stateless.
final class IndexContents {
  private static final TermQuery NOTES = new TermQuery(new Term(Schema.KIND, PassageDocument.NOTE));

  private IndexContents() {}

  static Counts counts(IndexSearcher searcher) throws IOException {
    return new Counts(
        searcher.count(NOTES),
        count(searcher, Schema.KIND, PassageDocument.PASSAGE),
        count(searcher, Schema.ROLE, PassageDocument.LISTED)
            + count(searcher, Schema.ROLE, PassageDocument.ANSWERED));
  }

  /// Questions that the notes answer.
  static int answered(IndexSearcher searcher) throws IOException {
    return count(searcher, Schema.ROLE, PassageDocument.ANSWERED);
  }

  /// Passages in Chinese.
  static int chinese(IndexSearcher searcher) throws IOException {
    return count(searcher, Schema.LANGUAGE, Language.CHINESE.name());
  }

  private static int count(IndexSearcher searcher, String field, String value) throws IOException {
    return searcher.count(new TermQuery(new Term(field, value)));
  }

  /// Content hash of each note, by path.
  static Map<String, String> noteHashes(IndexSearcher searcher) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    int most = Math.max(1, searcher.getIndexReader().maxDoc());
    for (ScoreDoc hit : searcher.search(NOTES, most).scoreDocs) {
      Document note = searcher.storedFields().document(hit.doc);
      hashes.put(
          PassageDocument.stored(note, Schema.NOTE), PassageDocument.stored(note, Schema.HASH));
    }
    return hashes;
  }

  /// Compares the checksum of every file of the last commit, which needs no lock, where Lucene's
  /// `CheckIndex` would want to be the only writer.
  static List<String> damages(Directory directory) {
    List<String> damages = new ArrayList<>();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        try {
          ((CodecReader) leaf.reader()).checkIntegrity();
        } catch (IOException e) {
          damages.add(String.valueOf(e.getMessage()));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      damages.add(String.valueOf(e.getMessage()));
    }
    return damages;
  }
}
