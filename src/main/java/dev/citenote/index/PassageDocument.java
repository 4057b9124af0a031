package dev.citenote.index;

import dev.citenote.note.Note;
import dev.citenote.note.Passage;
import dev.citenote.note.Passage.Answered;
import dev.citenote.note.Passage.Listed;
import dev.citenote.note.Passage.Role;
import dev.citenote.note.Passage.Statement;
import dev.citenote.note.Place;
import dev.citenote.note.Span;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LateInteractionField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/// Passages and notes as documents of the index, and back. Stateless.
final class PassageDocument {
  static final String PASSAGE = "passage";
  static final String NOTE = "note";
  static final String NAMES = "names";
  static final String SPARE = "spare";
  static final String STATEMENT = "statement";
  static final String LISTED = "listed";
  static final String ANSWERED = "answered";

  private PassageDocument() {}

  static Document ofNote(Note note) {
    Document document = new Document();
    document.add(new StringField(Schema.KIND, NOTE, Store.NO));
    document.add(new StringField(Schema.NOTE, note.path(), Store.YES));
    document.add(new StoredField(Schema.HASH, note.contentHash()));
    return document;
  }

  /// @param note path of the note that gives the names; empty where passages belong to none
  static Document ofNames(String note, Collection<List<String>> pairs) {
    Document document = new Document();
    document.add(new StringField(Schema.KIND, NAMES, Store.NO));
    document.add(new StringField(Schema.NOTE, note, Store.NO));
    pairs.forEach(pair -> document.add(new StoredField(Schema.NAMING, String.join("\t", pair))));
    return document;
  }

  /// @param vectors of the texts of [PassageTexts#encoded]
  static Document ofPassage(Passage passage, PassageTexts texts, Map<String, float[]> vectors) {
    Document document = new Document();
    store(passage, document);
    document.add(new StringField(Schema.KIND, PASSAGE, Store.NO));
    document.add(new SortedDocValuesField(Schema.ID, new BytesRef(passage.id())));
    if (passage.role() instanceof Statement) {
      document.add(new SortedDocValuesField(Schema.TWIN, new BytesRef(texts.twinKey())));
      document.add(new StringField(Schema.TWIN, texts.twinKey(), Store.NO));
    }
    for (String heading : passage.headings()) {
      document.add(new TextField(Schema.WORDS, PlainText.of(heading), Store.NO));
    }
    document.add(new TextField(Schema.WORDS, texts.body(), Store.NO));
    document.add(new StringField(Schema.LANGUAGE, texts.language().name(), Store.NO));
    document.add(new SortedDocValuesField(Schema.LANGUAGE, new BytesRef(texts.language().name())));
    addVectors(texts, vectors, document);
    return document;
  }

  /// Vectors that no passage has any more.
  ///
  /// @param key stands for all texts that they were made from
  /// @param time when they were left over
  static Document ofSpare(String key, PassageTexts texts, Map<String, float[]> vectors, long time) {
    Document document = new Document();
    document.add(new StringField(Schema.KIND, SPARE, Store.NO));
    document.add(new StringField(Schema.SPARE, key, Store.NO));
    document.add(new NumericDocValuesField(Schema.SPARED, time));
    document.add(new LongPoint(Schema.SPARED, time));
    addVectors(texts, vectors, document);
    return document;
  }

  private static void addVectors(
      PassageTexts texts, Map<String, float[]> vectors, Document document) {
    document.add(vector(Schema.PASSAGE_VECTOR, of(texts.inContext(), vectors)));
    document.add(vector(Schema.HEADING_VECTOR, of(texts.ownHeading(), vectors)));
    document.add(
        new LateInteractionField(
            Schema.WINDOW_VECTORS,
            texts.windows().stream().map(it -> of(it, vectors)).toArray(float[][]::new)));
    document.add(key(Schema.WINDOWS_KEY, texts.allWindows()));
    document.add(key(Schema.PASSAGE_KEY, texts.inContext()));
    document.add(key(Schema.HEADING_KEY, texts.ownHeading()));
  }

  private static void store(Passage passage, Document document) {
    document.add(new StringField(Schema.NOTE, passage.note(), Store.YES));
    document.add(new StringField(Schema.ROLE, word(passage.role()), Store.YES));
    document.add(new StoredField(Schema.ID, passage.id()));
    document.add(new StoredField(Schema.SPAN, format(passage.span())));
    document.add(new StoredField(Schema.TEXT, passage.text()));
    document.add(new StoredField(Schema.CONTEXT, passage.context()));
    passage.headings().forEach(h -> document.add(new StoredField(Schema.HEADING, h)));
    if (passage.role() instanceof Answered answered) {
      document.add(new StoredField(Schema.ANSWER, format(answered.answer())));
    }
  }

  static Passage toPassage(Document document) {
    return new Passage(
        stored(document, Schema.ID),
        stored(document, Schema.NOTE),
        List.of(document.getValues(Schema.HEADING)),
        span(stored(document, Schema.SPAN)),
        stored(document, Schema.TEXT),
        stored(document, Schema.CONTEXT),
        role(document));
  }

  /// A stored value that every document of its kind has.
  static String stored(Document document, String field) {
    return Optional.ofNullable(document.get(field))
        .orElseThrow(() -> new IllegalStateException("a document holds no " + field));
  }

  private static float[] of(String text, Map<String, float[]> vectors) {
    float[] vector = vectors.get(text);
    if (vector == null) {
      throw new IllegalStateException("a text was not encoded");
    }
    return vector;
  }

  private static IndexableField vector(String field, float[] vector) {
    return new KnnFloatVectorField(field, vector, VectorSimilarityFunction.DOT_PRODUCT);
  }

  private static IndexableField key(String field, String text) {
    return new StringField(field, PassageTexts.key(text), Store.NO);
  }

  private static String word(Role role) {
    return switch (role) {
      case Statement statement -> STATEMENT;
      case Listed listed -> LISTED;
      case Answered answered -> ANSWERED;
    };
  }

  private static Role role(Document document) {
    return switch (stored(document, Schema.ROLE)) {
      case LISTED -> new Listed();
      case ANSWERED -> new Answered(span(stored(document, Schema.ANSWER)));
      default -> new Statement();
    };
  }

  private static String format(Span span) {
    String lines =
        "%d %d %d %d".formatted(span.start(), span.end(), span.firstLine(), span.lastLine());
    return span.place().map(it -> lines + " " + it.kind() + " " + it.number()).orElse(lines);
  }

  private static Span span(String text) {
    String[] parts = text.split(" ", -1);
    int[] n = Arrays.stream(parts).limit(4).mapToInt(Integer::parseInt).toArray();
    Optional<Place> place =
        parts.length == 4
            ? Optional.empty()
            : Optional.of(new Place(Place.Kind.valueOf(parts[4]), Integer.parseInt(parts[5])));
    return new Span(n[0], n[1], n[2], n[3], place);
  }
}
