package dev.citenote.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.VectorUtil;

/// Cosines of passages and one query: `0.7 · cos(passage) + 0.3 · cos(own heading)`. Confined to
/// one thread.
final class VectorScores {
  private static final double PASSAGE_WEIGHT = 0.7;
  private static final double HEADING_WEIGHT = 0.3;

  private final IndexSearcher searcher;
  private final float[] query;

  /// @param query unit vector
  VectorScores(IndexSearcher searcher, float[] query) {
    this.searcher = searcher;
    this.query = query;
  }

  /// The passages nearest by either vector, without order. Exact where no more than `count`
  /// passages are in scope, else found through the HNSW graphs.
  IntStream nearest(int count, Query scope) throws IOException {
    IntStream found = IntStream.empty();
    for (String field : List.of(Schema.PASSAGE_VECTOR, Schema.HEADING_VECTOR)) {
      Query near = new KnnFloatVectorQuery(field, query, count, scope);
      found =
          IntStream.concat(
              found,
              Arrays.stream(searcher.search(near, count).scoreDocs).mapToInt(hit -> hit.doc));
    }
    return found;
  }

  /// Exact scores.
  ///
  /// @param documents ascending
  double[] of(int[] documents) throws IOException {
    double[] scores = new double[documents.length];
    add(Schema.PASSAGE_VECTOR, PASSAGE_WEIGHT, documents, scores);
    add(Schema.HEADING_VECTOR, HEADING_WEIGHT, documents, scores);
    return scores;
  }

  private void add(String field, double weight, int[] documents, double[] scores)
      throws IOException {
    IndexReader reader = searcher.getIndexReader();
    int next = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field);
      DocIndexIterator iterator = vectors == null ? null : vectors.iterator();
      for (; next < documents.length && documents[next] < end; next++) {
        int inLeaf = documents[next] - leaf.docBase;
        if (vectors != null && iterator != null && iterator.advance(inLeaf) == inLeaf) {
          float[] vector = vectors.vectorValue(iterator.index());
          scores[next] += weight * VectorUtil.dotProduct(query, vector);
        }
      }
    }
  }
}
