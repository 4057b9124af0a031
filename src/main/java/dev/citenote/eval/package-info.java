/// Measures answers against judgments.
///
/// A [dev.citenote.eval.QuestionSet] reads judged questions; [dev.citenote.eval.AnswerEval] asks
/// them and counts into [dev.citenote.eval.AnswerScores]. Nothing here tunes or retrieves.
///
/// May import: `note`, `retrieve`, `answer`. Threads: confined to one thread.
@NullMarked
package dev.citenote.eval;

import org.jspecify.annotations.NullMarked;
