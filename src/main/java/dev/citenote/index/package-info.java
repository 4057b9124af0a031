/// Keeps passages and their vectors on disk, ranks them by BM25 and by vector, and keeps in step
/// with the folder of notes.
///
/// A [dev.citenote.index.PassageIndex] is the index on disk with its
/// [dev.citenote.index.Fingerprint]; a [dev.citenote.index.FolderSync] brings it in step with a
/// notes folder and returns a [dev.citenote.index.SyncReport]. An
/// [dev.citenote.index.Inventory] is what a commit says of itself, to other processes too.
// Searching goes through the
/// interfaces of `retrieve`. The index is derived data: whatever does not fit is built again from
/// the notes.
///
/// Read first: `PassageIndex`, `FolderSync`, then the hidden `IndexRetriever` and `Candidates`
/// (how a query is ranked), `QueryWords` and `WordQuery` (what its words are worth, and what may
/// stand for them: `Glossary` with the names that `NameMiner` finds, `BilingualDictionary`,
/// `Spelling`), `Rewording` and `VectorScores` (how close a passage is), `ScoreParts` (how a
/// score explains itself), `Twins` (where else the notes say the same), `BodyAnalyzer` (what a
/// word is) and `KnownVectors` (what need not be encoded again).
///
/// May import: `note`, `retrieve`, `encoder`. Threads: searching is thread-safe; one thread
/// writes at a time.
@NullMarked
package dev.citenote.index;

import org.jspecify.annotations.NullMarked;
