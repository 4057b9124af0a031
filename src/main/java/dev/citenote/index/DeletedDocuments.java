package dev.citenote.index;

import java.util.stream.IntStream;
import org.apache.lucene.util.Bits;

/// The documents that were deleted of a segment, ascending. Immutable.
final class DeletedDocuments {
  private final int[] documents;

  /// @param live those that were not
  DeletedDocuments(Bits live) {
    this.documents = IntStream.range(0, live.length()).filter(it -> !live.get(it)).toArray();
  }

  /// Their numbers in the segment.
  IntStream documents() {
    return IntStream.of(documents);
  }

  /// How many there are.
  int size() {
    return documents.length;
  }

  /// @param index from 0, ascending by number
  int document(int index) {
    return documents[index];
  }
}
