/// What a note is: reading a folder of notes, and cutting a note into passages.
///
/// Its job ends with values: a [dev.citenote.note.NotesFolder] lists and reads files, a
/// [dev.citenote.note.Note] is a decoded file, a [dev.citenote.note.PassageCutter] turns it into
/// [dev.citenote.note.Passage]s with exact [dev.citenote.note.Span]s, and
/// [dev.citenote.note.Sentences] splits text. Nothing here encodes, stores or ranks.
///
/// Read first: `Note`, `Span`, `Passage`, `PassageCutter`, then the hidden `BlockParser`.
///
/// May import: no other room. Threads: every public type is immutable or stateless, so thread-safe.
@NullMarked
package dev.citenote.note;

import org.jspecify.annotations.NullMarked;
