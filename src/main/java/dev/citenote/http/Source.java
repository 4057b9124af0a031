package dev.citenote.http;

import dev.citenote.note.Note;

/// A note as its file is now. Immutable.
///
/// @param indexed whether the index was built from the same bytes, so that what was cited still
///     stands where it was
public record Source(Note note, boolean indexed) {}
