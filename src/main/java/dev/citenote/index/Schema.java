package dev.citenote.index;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/// Names of the index's fields.
final class Schema {
  /// Changes whenever what is written changes.
  static final int VERSION = 5;

  /// `passage`, `note`, `names` or `spare`: what a document is.
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

  /// Words of each heading and of the text; no phrase goes from one to another.
  static final String WORDS = "words";

  /// Name of the passage's [dev.citenote.retrieve.Language].
  static final String LANGUAGE = "language";

  /// Pairs of names that a note gives, parted by a tab.
  static final String NAMING = "naming";

  static final String PASSAGE_VECTOR = "passage_vector";
  static final String HEADING_VECTOR = "heading_vector";

  /// Vectors of the passage's windows, a few sentences each.
  static final String WINDOW_VECTORS = "window_vectors";

  /// Hash of the text that the vector of the passage was made from.
  static final String PASSAGE_KEY = "passage_key";

  /// Hash of the text that the vector of the heading was made from.
  static final String HEADING_KEY = "heading_key";

  /// Hash of the texts that the vectors of the windows were made from.
  static final String WINDOWS_KEY = "windows_key";

  /// How words are weighed: Lucene's BM25 has no factor (k1 + 1), so a term adds at most its idf.
  static final Similarity SIMILARITY = new BM25Similarity(1.2f, 0.75f);

  /// On vectors that no passage has any more: hash of all texts that they were made from.
  static final String SPARE = "spare";

  /// When vectors were left over: rises from one to the next.
  static final String SPARED = "spared";

  /// In a commit: the folder of notes that it follows.
  static final String FOLLOWED = "notes";

  /// In the commits of a first build that is not whole yet: the folder of notes that it reads.
  static final String BUILDING = "building";

  private Schema() {}
}
