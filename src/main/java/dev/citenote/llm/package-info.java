/// Asks a language model, hears its answer while it comes, and says plainly how that ended.
///
/// A [dev.citenote.llm.LanguageModel] takes a [dev.citenote.llm.Prompt] and a
/// [dev.citenote.llm.Listener], and returns a [dev.citenote.llm.Completion], a sealed value:
/// expected failures are values with a [dev.citenote.llm.Fault], not exceptions. A fault says
/// whether the endpoint had begun to answer; then there is an answer that is not whole, and not
/// merely no model. [dev.citenote.llm.ModelEndpoint] says where the model is and on what
/// [dev.citenote.llm.Terms] it is asked, and [dev.citenote.llm.LanguageModels] turns it into a
/// model or finds one. Nothing here knows notes or citations.
///
/// Within: an `EndpointModel` gives each call a `BoundedHttpClient` and a `Hearing`, between
/// which LangChain4j turns events into text. An `Exchange` is one request; `LineReader`,
/// `EventReader` and `AnswerStream` read its body, `Patience` says how long, and `SpokenText`
/// leaves thoughts out.
///
/// What is sent goes to that one endpoint: no redirect is followed, no proxy is used
/// (`http_proxy` is not read), nothing is logged, and no reason holds the key. Every wait and
/// every body has a limit.
///
/// May import: no other room. Threads: a `LanguageModel` is thread-safe; a call hears everything
/// on the thread that asks, and leaves no thread and no connection behind; values are immutable.
@NullMarked
package dev.citenote.llm;

import org.jspecify.annotations.NullMarked;
