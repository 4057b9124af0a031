/// From a question to a checked, cited answer, or an honest statement that there is none.
///
/// [dev.citenote.answer.Answerer] tells the story in one method: retrieve, decide whether the notes
/// can answer, draft from numbered evidence, check every marker. What comes out is an
/// [dev.citenote.answer.Answer], a sealed value. Nothing here knows how passages are stored, how
/// vectors are made or how JSON looks.
///
/// Read first: `Question`, `Answer`, `Answerer`, then the hidden `OutcomeGate`,
/// `ExtractiveDrafter`, `ModelDrafter`, `Markers`.
///
/// May import: `note`, `retrieve`, `llm`. Threads: an `Answerer` is thread-safe; values are
/// immutable.
@NullMarked
package dev.citenote.answer;

import org.jspecify.annotations.NullMarked;
