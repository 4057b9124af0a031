/// HTTP, JSON and the page, on this machine only.
///
/// [dev.citenote.http.Server] holds the routes; every request passes the guard on hosts and origins
/// before anything else. [dev.citenote.http.AnswerJson] is the JSON form of an answer, which the
/// command line prints too. Nothing here retrieves or drafts.
///
/// May import: `note`, `retrieve`, `answer`, `study`. Threads: handlers run on virtual threads.
@NullMarked
package dev.citenote.http;

import org.jspecify.annotations.NullMarked;
