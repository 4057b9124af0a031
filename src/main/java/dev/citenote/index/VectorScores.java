package dev.citenote.index;

import dev.citenote.retrieve.Language;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.LateInteractionFloatValuesSource;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/// Closeness of passages to one query by their vectors: a weighted mean of the cosines of the
/// passage with its headings, of its closest window and of its own heading. A passage in the other
/// language gets what such cosines are lower by than those within one language. Confined to one
/// thread.
final class VectorScores {
  static final double PASSAGE_WEIGHT = 0.51;
  static final double WINDOW_WEIGHT = 0.34;
  static final double HEADING_WEIGHT = 0.15;

  private static final double CHINESE_TO_LATIN = 0.20;
  private static final double LATIN_TO_CHINESE = 0.12;

  private final IndexSearcher searcher;
  private final float[] query;
  private final Language language;
  private final BytesRef own;

  /// What the closeness of a passage is made of, each part weighed: their sum is the closeness.
  record Parts(double passage, double window, double heading, double language) {
    static final Parts NONE = new Parts(0, 0, 0, 0);

    double sum() {
      return passage + window + heading + language;
    }
  }

  /// @param query unit vector
  /// @param language of the query
  VectorScores(IndexSearcher searcher, float[] query, Language language) {
    this.searcher = searcher;
    this.query = query;
    this.language = language;
    this.own = new BytesRef(language.name());
  }

  /// The passages nearest by the vector of passage or heading, without order: all that are in scope
  /// where these are no more than `count`, else found through the HNSW graphs.
  IntStream nearest(int count, Query scope) throws IOException {
    if (searcher.count(scope) <= count) {
      return found(new ConstantScoreQuery(scope), count);
    }
    IntStream found = IntStream.empty();
    for (String field : List.of(Schema.PASSAGE_VECTOR, Schema.HEADING_VECTOR)) {
      found =
          IntStream.concat(
              found, found(new KnnFloatVectorQuery(field, query, count, scope), count));
    }
    return found;
  }

  private IntStream found(Query query, int most) throws IOException {
    return Arrays.stream(searcher.search(query, most).scoreDocs).mapToInt(hit -> hit.doc);
  }

  /// Exact closeness.
  ///
  /// @param documents ascending
  Parts[] of(int[] documents) throws IOException {
    Parts[] parts = new Parts[documents.length];
    int next = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Leaf vectors = new Leaf(leaf);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; next < documents.length && documents[next] < end; next++) {
        parts[next] = vectors.parts(documents[next] - leaf.docBase);
      }
    }
    return parts;
  }

  /// The vectors of one segment, read in the order of its documents.
  private final class Leaf {
    private final Column passages;
    private final Column headings;
    private final DoubleValues windows;
    private final SortedDocValues languages;

    Leaf(LeafReaderContext leaf) throws IOException {
      LeafReader reader = leaf.reader();
      this.passages = new Column(reader.getFloatVectorValues(Schema.PASSAGE_VECTOR));
      this.headings = new Column(reader.getFloatVectorValues(Schema.HEADING_VECTOR));
      this.windows =
          new LateInteractionFloatValuesSource(
                  Schema.WINDOW_VECTORS,
                  new float[][] {query},
                  VectorSimilarityFunction.DOT_PRODUCT)
              .getValues(leaf, DoubleValues.EMPTY);
      this.languages = DocValues.getSorted(reader, Schema.LANGUAGE);
    }

    Parts parts(int document) throws IOException {
      // Lucene gives (1 + cosine) / 2.
      double window = windows.advanceExact(document) ? 2 * windows.doubleValue() - 1 : 0;
      boolean foreign =
          languages.advanceExact(document)
              && !languages.lookupOrd(languages.ordValue()).equals(own);
      return new Parts(
          PASSAGE_WEIGHT * passages.cosine(document),
          WINDOW_WEIGHT * window,
          HEADING_WEIGHT * headings.cosine(document),
          foreign ? offset() : 0);
    }

    private double offset() {
      return switch (language) {
        case CHINESE -> CHINESE_TO_LATIN;
        case LATIN -> LATIN_TO_CHINESE;
      };
    }
  }

  /// One field's vectors in one segment.
  private final class Column {
    private final @Nullable FloatVectorValues vectors;
    private final @Nullable DocIndexIterator iterator;

    Column(@Nullable FloatVectorValues vectors) {
      this.vectors = vectors;
      this.iterator = vectors == null ? null : vectors.iterator();
    }

    double cosine(int document) throws IOException {
      return vectors != null && iterator != null && iterator.advance(document) == document
          ? VectorUtil.dotProduct(query, vectors.vectorValue(iterator.index()))
          : 0;
    }
  }
}
