package dev.citenote.note;

/// A file that was found and not read, with the reason in words a person understands. Immutable.
///
/// @param path relative to the notes folder, with `/`
/// @param reason one clause, without a full stop
public record Skipped(String path, String reason) implements Reading {}
