/// The question register of a folder: what the notes ask, and what they answer.
///
/// A [dev.citenote.study.Registrar] reads the notes themselves, needs neither index nor model, and
/// gives a [dev.citenote.study.QuestionRegister]; a [dev.citenote.study.Selection] says which of
/// its questions are wanted. What a question is, is decided in `note`. Nothing here retrieves or
/// drafts.
///
/// Read first: `QuestionRegister`, `Registrar`, `Selection`.
///
/// May import: `note`, `retrieve`, `answer`. Threads: a `Registrar` is thread-safe; values are
/// immutable.
@NullMarked
package dev.citenote.study;

import org.jspecify.annotations.NullMarked;
