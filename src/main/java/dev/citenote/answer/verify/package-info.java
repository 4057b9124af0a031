/// Whether a passage carries a sentence, and whether two sentences of the notes clash.
///
/// Not its job: drafting, markers, what to do about a sentence that nothing carries. Those are
/// [dev.citenote.answer]'s, the only one to ask here.
///
/// Read first: [dev.citenote.answer.verify.SupportJudge], which judges one sentence by one
/// passage; below it lie `Closeness` (vectors and words) and `Disagreements`, with rules for
/// numbers (`Figures`), names (`ProperNames`), who does what to whom (`Roles`) and negations
/// (`Negations`, `Opposites`), all over `Word`s. [dev.citenote.answer.verify.Clash] compares two
/// sentences of the notes, each taken apart as a [dev.citenote.answer.verify.Claim].
///
/// May import: `note`, `retrieve`. Threads: all is immutable, `Closeness` and `Disagreements`
/// apart.
@NullMarked
package dev.citenote.answer.verify;

import org.jspecify.annotations.NullMarked;
