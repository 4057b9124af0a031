package dev.citenote.note;

import java.time.Instant;

/// A deleted note that can still be put back. Immutable.
///
/// @param id opaque
/// @param path where it was, relative to the notes folder, with `/`
/// @param bytes its size
public record Deleted(String id, String path, long bytes, Instant deleted) {}
