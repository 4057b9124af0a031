/// Asks a language model, and says plainly how that ended.
///
/// A [dev.citenote.llm.LanguageModel] takes a [dev.citenote.llm.Prompt] and returns a
/// [dev.citenote.llm.Completion], a sealed value: expected failures are values, not exceptions.
/// [dev.citenote.llm.ModelEndpoint] says where the model is. Nothing here knows notes or citations.
///
/// May import: no other room. Threads: a `LanguageModel` is thread-safe; values are immutable.
@NullMarked
package dev.citenote.llm;

import org.jspecify.annotations.NullMarked;
