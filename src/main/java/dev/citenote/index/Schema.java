package dev.citenote.index;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/// Names of the index's fields.
final class Schema {
  /// Changes whenever what is written changes.
  static final int VERSION = 3;

  /// `passage` or `note`: what a document is.
  static final String KIND = "kind";

  /// Path of the note; on both kinds.
  static final String NOTE = "note";

  /// Content hash of the note; on notes.
  static final String HASH = "hash";

  static final String ID = "id";
  static final String ROLE = "role";
  static final String SPAN = "span";
  static final String ANSWER = "answer";
  static final String TEXT = "text";
  static final String CONTEXT = "context";
  static final String HEADING = "heading";

  /// Equal for statements that say the same; on statements only.
  static final String TWIN = "twin";

  static final String BODY = "body";
  static final String HEADINGS = "headings";
  static final String PASSAGE_VECTOR = "passage_vector";
  static final String HEADING_VECTOR = "heading_vector";

  /// Hash of the text that the vector of the passage was made from.
  static final String PASSAGE_KEY = "passage_key";

  /// Hash of the text that the vector of the heading was made from.
  static final String HEADING_KEY = "heading_key";

  /// How words are weighed: Lucene's BM25 has no factor (k1 + 1), so a term adds at most its idf.
  static final Similarity SIMILARITY = new BM25Similarity(1.2f, 0.75f);

  /// In a commit: the folder of notes that it follows.
  static final String FOLLOWED = "notes";

  private Schema() {}
}
