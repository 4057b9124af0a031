package dev.citenote.index;

import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vectors;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.apache.lucene.document.LateInteractionField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;

/// Vectors of texts: from the index where a text was encoded before, else from the encoder.
/// Confined to one thread.
final class KnownVectors {
  private static final int RECENT = 4096;

  private final TextEncoder encoder;
  private final IndexReader before;
  private final SequencedMap<String, float[]> recent;

  /// @param before an index made by the same encoder; kept open by the caller
  KnownVectors(TextEncoder encoder, IndexReader before) {
    this(encoder, before, memory());
  }

  /// @param recent what the same encoder gave before, and what it gives from now on
  KnownVectors(TextEncoder encoder, IndexReader before, SequencedMap<String, float[]> recent) {
    this.encoder = encoder;
    this.before = before;
    this.recent = recent;
  }

  /// Room for what an encoder gave last, some 8 MB at most.
  static SequencedMap<String, float[]> memory() {
    return new LinkedHashMap<>(64, 0.75f, true);
  }

  /// Knows nothing but what it encodes itself.
  static KnownVectors none(TextEncoder encoder) throws IOException {
    return new KnownVectors(encoder, new MultiReader());
  }

  /// Recalls the vectors of a passage's windows, where they were encoded together before.
  void recall(PassageTexts texts) throws IOException {
    List<String> windows = texts.windows();
    Term key = new Term(Schema.WINDOWS_KEY, PassageTexts.key(texts.allWindows()));
    for (LeafReaderContext leaf : before.leaves()) {
      PostingsEnum postings = leaf.reader().postings(key, PostingsEnum.NONE);
      BinaryDocValues vectors = leaf.reader().getBinaryDocValues(Schema.WINDOW_VECTORS);
      if (postings != null && vectors != null) {
        int doc = postings.nextDoc();
        if (doc != DocIdSetIterator.NO_MORE_DOCS && vectors.advanceExact(doc)) {
          float[][] known = LateInteractionField.decode(vectors.binaryValue());
          for (int i = 0; i < windows.size(); i++) {
            remember(windows.get(i), known[i]);
          }
          return;
        }
      }
    }
  }

  /// One unit vector for each distinct text.
  Map<String, float[]> of(Collection<String> texts) throws IOException {
    Map<String, float[]> vectors = remembered(texts);
    List<String> missing =
        texts.stream().distinct().filter(text -> !vectors.containsKey(text)).toList();
    Vectors encoded =
        missing.isEmpty() ? new Vectors(new float[0][]) : encoder.encode(missing, Purpose.PASSAGE);
    for (int i = 0; i < missing.size(); i++) {
      vectors.put(missing.get(i), encoded.row(i));
    }
    vectors.forEach(this::remember);
    return vectors;
  }

  /// The unit vectors of those texts that were encoded before.
  Map<String, float[]> remembered(Collection<String> texts) throws IOException {
    Map<String, float[]> vectors = new HashMap<>();
    for (String text : new LinkedHashSet<>(texts)) {
      known(PassageTexts.key(text)).ifPresent(vector -> vectors.put(text, vector));
    }
    return vectors;
  }

  private void remember(String text, float[] vector) {
    recent.put(PassageTexts.key(text), vector);
    while (recent.size() > RECENT) {
      recent.pollFirstEntry();
    }
  }

  private Optional<float[]> known(String key) throws IOException {
    float[] vector = recent.get(key);
    if (vector != null) {
      return Optional.of(vector);
    }
    Optional<float[]> ofPassage = stored(new Term(Schema.PASSAGE_KEY, key), Schema.PASSAGE_VECTOR);
    return ofPassage.isPresent()
        ? ofPassage
        : stored(new Term(Schema.HEADING_KEY, key), Schema.HEADING_VECTOR);
  }

  private Optional<float[]> stored(Term key, String field) throws IOException {
    for (LeafReaderContext leaf : before.leaves()) {
      PostingsEnum postings = leaf.reader().postings(key, PostingsEnum.NONE);
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field);
      // A deleted passage serves as well as a live one: the vector depends on its text alone.
      if (postings != null && vectors != null) {
        int doc = postings.nextDoc();
        DocIndexIterator iterator = vectors.iterator();
        if (doc != DocIdSetIterator.NO_MORE_DOCS && iterator.advance(doc) == doc) {
          return Optional.of(vectors.vectorValue(iterator.index()).clone());
        }
      }
    }
    return Optional.empty();
  }
}
