package dev.citenote.http;

import dev.citenote.retrieve.RetrievalException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sending JSON, and what becomes of a handler that fails.
final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  private Replies() {}

  /// Sends a value as JSON.
  static void send(Context context, int status, Object value) {
    context.status(status).contentType("application/json").result(Json.bytes(value));
  }

  /// Says that the same request may succeed in a second.
  static void retrySoon(Context context) {
    context.header("Retry-After", "1");
  }

  /// Turns every failure of a handler into a problem.
  static void addTo(JavalinConfig config) {
    config.routes.exception(RefusedException.class, (e, context) -> send(context, e.problem()));
    config.routes.exception(RetrievalException.class, Replies::unreadable);
    config.routes.exception(HttpResponseException.class, Replies::known);
    config.routes.exception(Exception.class, Replies::unexpected);
    config.router.javaLangErrorHandler(Replies::fatal);
  }

  /// The index was damaged while it is open, which is looked into from now on.
  static ProblemJson unreadable(RetrievalException e) {
    return ProblemJson.of(
        503,
        "index_failed",
        "the index cannot be read (%s): it is looked through, and built anew from the notes if it is damaged: try again in a moment"
            .formatted(e.why()));
  }

  private static void unreadable(RetrievalException e, Context context) {
    retrySoon(context);
    send(context, unreadable(e));
  }

  private static void send(Context context, ProblemJson problem) {
    context
        .status(problem.status())
        .contentType(ProblemJson.MEDIA_TYPE)
        .result(Json.bytes(problem));
  }

  /// No such address, or the wrong method.
  private static void known(HttpResponseException e, Context context) {
    if (e.getStatus() >= 500) {
      unexpected(e, context);
      return;
    }
    String allowed = e.getDetails().get("availableMethods");
    if (allowed != null) {
      context.header("Allow", allowed);
    }
    send(context, ProblemPages.problem(e.getStatus()));
  }

  private static void unexpected(Exception e, Context context) {
    ProblemJson problem = ProblemJson.internal();
    LOG.error("problem {} at {}", problem.id(), context.endpoint().path, e);
    send(context, problem);
  }

  /// The stack overflowed, or the like: the context is no longer to be trusted.
  private static void fatal(HttpServletResponse response, Error error) {
    ProblemJson problem = ProblemJson.internal();
    LOG.error("problem {}", problem.id(), error);
    if (response.isCommitted()) {
      return;
    }
    response.setStatus(problem.status());
    response.setContentType(ProblemJson.MEDIA_TYPE);
    try {
      response.getOutputStream().write(Json.bytes(problem));
    } catch (IOException e) {
      throw new UncheckedIOException("the client is gone", e);
    }
  }
}
