package dev.citenote.index;

import dev.citenote.retrieve.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;

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

  /// Content hash of each note, by path.
  static Map<String, String> noteHashes(DirectoryReader reader) throws IOException {
    return noteHashes(new IndexSearcher(reader));
  }

  /// Compares the checksum of every file of the last commit, which needs no lock.
  ///
  /// @return what went wrong; [IndexFolder#isDamage] tells damage from a disk that cannot be read
  static List<Exception> failures(Directory directory) {
    List<Exception> failures = new ArrayList<>();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        try {
          ((CodecReader) leaf.reader()).checkIntegrity();
        } catch (IOException | RuntimeException e) {
          failures.add(e);
        }
      }
    } catch (IOException | RuntimeException e) {
      failures.add(e);
    }
    return failures;
  }

  /// What is wrong with the last commit, by Lucene's `CheckIndex` at the level of checksums where
  /// nobody writes, and by the same checksums alone where somebody does.
  static List<String> damages(Directory directory) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (CheckIndex check = new CheckIndex(directory);
        PrintStream out = new PrintStream(said, false, StandardCharsets.UTF_8)) {
      check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_CHECKSUM_CHECKS);
      check.setInfoStream(out);
      if (check.checkIndex().clean) {
        return List.of();
      }
    } catch (LockObtainFailedException e) {
      return failures(directory).stream().map(Damage::of).toList();
    } catch (IOException | RuntimeException e) {
      List<String> found = failures(directory).stream().map(Damage::of).toList();
      if (found.isEmpty() && IndexFolder.isDamage(e)) {
        return List.of(Damage.of(e));
      }
      return found;
    }
    List<String> found = failures(directory).stream().map(Damage::of).toList();
    return found.isEmpty()
        ? List.of(said.toString(StandardCharsets.UTF_8).lines().reduce("", (a, b) -> b.strip()))
        : found;
  }
}
