package dev.citenote.note;

import java.util.List;

/// The words of one source, and where its parts begin in them. Immutable.
///
/// @param text the source's text, or its words as Markdown
/// @param places in ascending order
record Words(String text, List<Place.Start> places) {

  Words {
    places = List.copyOf(places);
  }

  /// Words of a source that has nothing but lines.
  Words(String text) {
    this(text, List.of());
  }
}
