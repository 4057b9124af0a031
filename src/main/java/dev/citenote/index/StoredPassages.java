package dev.citenote.index;

import dev.citenote.note.Passage;
import dev.citenote.retrieve.Recent;
import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;

/// The passages of an index, read from it and unpacked once: one question looks at 120 of them,
/// and the next mostly at the same. Thread-safe.
final class StoredPassages {
  private static final int MOST = 2_048;

  private final Recent<Place, Passage> recent = new Recent<>(MOST);

  /// A document of one commit.
  private record Place(Object commit, int document) {}

  /// The passage that a document holds.
  ///
  /// @param document its number in the commit that the searcher sees
  Passage of(IndexSearcher searcher, int document) throws IOException {
    return recent.get(
        new Place(CommittedIndex.commit(searcher), document),
        it -> PassageDocument.toPassage(searcher.storedFields().document(document)));
  }
}
