package dev.citenote.index;

import dev.citenote.note.Passage;
import dev.citenote.retrieve.Recent;
import java.io.IOException;
import java.util.Optional;
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
    Place place = new Place(CommittedIndex.commit(searcher), document);
    Optional<Passage> known = recent.get(place);
    if (known.isPresent()) {
      return known.get();
    }
    Passage passage = PassageDocument.toPassage(searcher.storedFields().document(document));
    recent.put(place, passage);
    return passage;
  }
}
