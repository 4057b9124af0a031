/// Ranking passages for a query, without storage.
///
/// A [dev.citenote.retrieve.Query] goes to a [dev.citenote.retrieve.Retriever], which returns a
/// [dev.citenote.retrieve.Ranking] of [dev.citenote.retrieve.Hit]s; every hit keeps the rank and
/// score that each retriever gave it, and an [dev.citenote.retrieve.Explanation] where one was
/// asked for. [dev.citenote.retrieve.Fusion] joins lexical and dense scores;
/// [dev.citenote.retrieve.ReciprocalRankFusion] joins ranks, for comparison.
/// [dev.citenote.retrieve.Language] and [dev.citenote.retrieve.ChineseScript] tell languages and
/// scripts apart. [dev.citenote.retrieve.TextEncoder] and [dev.citenote.retrieve.Lexicon] are
/// what other rooms are handed where texts must be compared. Nothing here knows an index.
///
/// May import: `note`. Threads: values are immutable; interfaces say that implementations are
/// thread-safe.
@NullMarked
package dev.citenote.retrieve;

import org.jspecify.annotations.NullMarked;
