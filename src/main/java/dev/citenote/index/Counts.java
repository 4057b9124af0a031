package dev.citenote.index;

/// How much an index holds. Immutable.
///
/// @param notes notes that were read
/// @param passages all passages, questions among them
/// @param questions questions that the notes ask, answered or not
public record Counts(int notes, int passages, int questions) {}
