/// HTTP, JSON and the page, on this machine only.
///
/// [dev.citenote.http.Server] is handed [dev.citenote.http.Services] and holds the routes; every
/// request passes the hidden `Guard` on hosts and origins before anything else.
/// [dev.citenote.http.AnswerJson], [dev.citenote.http.SearchJson] and
/// [dev.citenote.http.QuestionsJson] are the contract's JSON, which the command line prints too;
/// in all of them a `LinesJson` says where something stands, and
/// [dev.citenote.http.Json] is the one mapper. What is wrong with a request is told as a
/// `ProblemJson`. The hidden `AskRoute` answers at once or, by an `EventStream`, as the answer
/// comes about; `Conversations` are remembered in memory. The hidden `IndexRoute` asks a
/// [dev.citenote.http.Indexing] for syncs, and [dev.citenote.http.StatusJson] tells how everything
/// stands. The hidden `NotesRoutes` list and change the notes. Nothing here retrieves or drafts.
///
/// Read first: `Server`, `Services`, then the hidden `Guard`, `Routes`, `AskRoute`, `Replies`,
/// `ProblemPages`; the page is in `src/main/resources/web`.
///
/// May import: `note`, `retrieve`, `answer`, `study`. Threads: handlers run on virtual threads;
/// one more watches for clients that do not read.
@NullMarked
package dev.citenote.http;

import org.jspecify.annotations.NullMarked;
