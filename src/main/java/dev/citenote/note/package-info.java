/// What a note is: reading a folder of notes, and cutting a note into passages.
///
/// Its job ends with values: a [dev.citenote.note.NotesFolder] lists and reads files, a
/// [dev.citenote.note.Note] is a decoded file, a [dev.citenote.note.PassageCutter] turns it into
/// [dev.citenote.note.Passage]s with exact [dev.citenote.note.Span]s,
/// [dev.citenote.note.Questions] finds every [dev.citenote.note.Question] that it asks, and
/// [dev.citenote.note.Sentences] splits text, and [dev.citenote.note.Units] divides a passage into
/// what may be shown as a whole. Nothing here encodes, stores or ranks.
///
/// The hidden way of a text: `BlockParser` reads lines into a tree of `Block`s;
/// `FollowingAnswers` moves what answers a question below it; `Outline` walks the tree and tells
/// what is asked (`Verdict`, `Prompts`, `QuestionHead`, `Leaning`) and what is stated; the cutter
/// joins and splits statements (`Joiner`, `Splitter`).
///
/// The hidden `NoteReader` chooses how a file is read by its `Format`. Text keeps its characters,
/// decoded by `TextDecoder`; Org and reStructuredText have a shadow of the same length, and CSV a
/// tree of its own. Of a document, its reader writes the words as Markdown with `WordsWriter`, on
/// a thread that the `Watchdog` limits; it is the one place where a parser's failure is caught,
/// and `Archive` the one where archives are unpacked.
///
/// A [dev.citenote.note.NoteStore] alone changes the folder, where a person asks for it; a name
/// from outside is a [dev.citenote.note.NotePath] first.
///
/// Read first: `Note`, `Span`, `Passage`, `Question`, `PassageCutter`, then the hidden `Outline`.
///
/// May import: no other room; PDFBox, POI, jsoup, Commons CSV and Jackson in the readers that
/// need them. Threads: every public type is immutable or stateless, so thread-safe; documents are
/// parsed on daemon threads of their own.
@NullMarked
package dev.citenote.note;

import org.jspecify.annotations.NullMarked;
