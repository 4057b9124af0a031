/// From a question to a checked, cited answer, or an honest statement that there is none.
///
/// [dev.citenote.answer.Answerer] tells the story in one method: retrieve, decide whether the notes
/// can answer, draft from numbered evidence, check every marker. What comes out is an
/// [dev.citenote.answer.Answer], a sealed value; an [dev.citenote.answer.AnswerListener] hears how
/// it comes about. A [dev.citenote.answer.Conversation] gives a question that leans on those before
/// it words that stand by themselves. Nothing here knows how passages are stored, how vectors are
/// made or how JSON looks.
///
/// `Inquiry` looks into the notes for a question and for each of its `Parts`; what it found are
/// `Findings`. `PartsDrafter` tells them part by part, `SearchPlanner` has a model add searches,
/// `EvidencePrompt` fits what was found to a model's context.
///
/// The hidden way of a model's draft, which is checked while it comes: `ModelDrafter` asks,
/// `DraftLexer` divides what is said into `Token`s, `DraftStream` puts sentences together,
/// `DraftChecker` judges them, `DraftOutput` gives them out.
///
/// The hidden way of a draft without a model: `Sources` are the passages that it is taken from,
/// `LeadAnswer` shortens the notes' own answer, else `SentenceChooser` chooses within a `Budget`;
/// `DraftText` lays it out, and `SamePlaces` finds the first of equal places.
///
/// Read first: `Question`, `Answer`, `Answerer`, then the hidden `Inquiry`, `OutcomeGate`,
/// `ExtractiveDrafter`, `ModelDrafter`, `DraftStream`, `FollowUp`.
///
/// What verifies one sentence against one passage lives in [dev.citenote.answer.verify].
/// `Conflicts` finds where the notes disagree.
///
/// May import: `note`, `retrieve`, `llm`. Threads: an `Answerer` is thread-safe; values are
/// immutable.
@NullMarked
package dev.citenote.answer;

import org.jspecify.annotations.NullMarked;
