/// Measures rankings and answers against judgments.
///
/// A [dev.citenote.eval.BeirFolder] reads a [dev.citenote.eval.TestCollection], whose topics a
/// [dev.citenote.eval.RankingEval] ranks and measures into [dev.citenote.eval.RankingScores]; a
/// [dev.citenote.eval.RunWriter] writes the run. A [dev.citenote.eval.QuestionSet] reads judged
/// questions about notes; [dev.citenote.eval.AnswerEval] asks them and counts into
/// [dev.citenote.eval.AnswerScores], and [dev.citenote.eval.PlaceScores] tells how well their lines
/// are found. A [dev.citenote.eval.VerificationEval] has a judge of citations tell sentences from
/// changed ones. Nothing here tunes or retrieves.
///
/// May import: `note`, `retrieve`, `answer`. Threads: confined to one thread.
@NullMarked
package dev.citenote.eval;

import org.jspecify.annotations.NullMarked;
