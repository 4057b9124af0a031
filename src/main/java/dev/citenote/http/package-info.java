/// HTTP, JSON and the page, on this machine only.
///
/// [dev.citenote.http.Server] is handed [dev.citenote.http.Services] and holds the routes; every
/// request passes the hidden `Guard` on hosts and origins before anything else.
/// [dev.citenote.http.AnswerJson], [dev.citenote.http.SearchJson] and
/// [dev.citenote.http.QuestionsJson] are the contract's JSON, which the command line prints too; in
/// all of them [dev.citenote.http.LinesJson] says where something stands, and
/// [dev.citenote.http.Json] is the one mapper. What is wrong with a request is told as a
/// `ProblemJson`. Nothing here retrieves or drafts.
///
/// Read first: `Server`, `Services`, then the hidden `Guard`, `Routes`, `Replies`, `ProblemPages`;
/// the page is in `src/main/resources/web`.
///
/// May import: `note`, `retrieve`, `answer`, `study`. Threads: handlers run on virtual threads.
@NullMarked
package dev.citenote.http;

import org.jspecify.annotations.NullMarked;
