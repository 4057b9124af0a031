/// Keeps passages and their vectors on disk, ranks them by BM25 and by vector, and keeps in step
/// with the folder of notes.
///
/// A [dev.citenote.index.PassageIndex] is the index on disk with its
/// [dev.citenote.index.Fingerprint]. A [dev.citenote.index.FolderSync] brings it in step with a
/// notes folder and returns a [dev.citenote.index.SyncReport]. An [dev.citenote.index.Inventory]
/// is what a commit says of itself, to other processes too. Searching goes through the interfaces
/// of `retrieve`. The index is derived data: whatever does not fit is built again from the notes.
///
/// The hidden way of a sync: a `SyncPlan` says what must be done; a `SyncRun` does it, with a
/// `NoteCutter` that reads and cuts files, a `SyncBatch` that commits in parts and a
/// `PassageWriter` that asks `KnownVectors` for what need not be encoded again; the `WritingEnd`
/// makes it the commit that searches see. Where all must be built anew, that happens in a
/// `RebuildTarget`.
///
/// Read first: `PassageIndex`, `FolderSync`, then the hidden `IndexRetriever` and `Candidates`
/// (how a query is ranked), `QueryWords` and `WordQuery` (what its words are worth, and what may
/// stand for them: `Glossary` with the names that `NameMiner` finds, `BilingualDictionary`,
/// `Spelling`), `Rewording` and `VectorScores` (how close a passage is), `ScoreParts` (how a
/// score explains itself), `Twins` (where else the notes say the same), `LiveStatistics` (what
/// deleted passages do not count in) and `BodyAnalyzer` (what a word is).
///
/// May import: `note`, `retrieve`, `encoder`. Threads: searching is thread-safe; one thread
/// writes at a time.
@NullMarked
package dev.citenote.index;

import org.jspecify.annotations.NullMarked;
