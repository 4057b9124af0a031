package dev.citenote.note;

import java.nio.charset.Charset;
import java.util.Optional;

/// The bytes of a note's file, as they are on disk. Immutable but for its array, which nobody
/// changes.
///
/// @param charset the encoding of a text; empty for a document, or a text whose encoding is not
///     known
@SuppressWarnings("ArrayRecordComponent") // handed straight on, never compared
public record NoteContent(NoteFile file, byte[] bytes, Optional<Charset> charset) {}
