/// Asks a language model, and says plainly how that ended.
///
/// A [dev.citenote.llm.LanguageModel] takes a [dev.citenote.llm.Prompt] and returns a
/// [dev.citenote.llm.Completion], a sealed value: expected failures are values, not exceptions.
/// [dev.citenote.llm.ModelEndpoint] says where the model is, and [dev.citenote.llm.LanguageModels]
/// turns it into a model. Nothing here knows notes or citations.
///
/// What is sent goes to that one endpoint: no redirect is followed, no proxy is used (`http_proxy`
/// is not read), nothing is logged, and no reason holds the key. Every wait and every body has a
/// limit.
///
/// May import: no other room. Threads: a `LanguageModel` is thread-safe; values are immutable.
@NullMarked
package dev.citenote.llm;

import org.jspecify.annotations.NullMarked;
