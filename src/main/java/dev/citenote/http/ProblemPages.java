package dev.citenote.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The responses to requests that fail before or below the routes: unreadable ones, forbidden
/// paths, a server that is stopping. Thread-safe.
final class ProblemPages extends ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemPages.class);

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    ProblemJson problem = problem(status);
    if (status == 500) {
      LOG.error("problem {} below the routes", problem.id(), cause);
    }
    SecurityHeaders.apply(response.getHeaders());
    Guard.write(problem, response, callback);
  }

  /// A problem told by its status alone: what the library would say may name its insides.
  static ProblemJson problem(int status) {
    return switch (status) {
      case 404 ->
          ProblemJson.of(status, "not_found", "there is nothing at this address: the page is at /");
      case 405 ->
          ProblemJson.of(
              status, "method_not_allowed", "this address wants another method: see Allow");
      case 414, 431 ->
          ProblemJson.of(status, "too_long", "the address or a header is too long: shorten it");
      case 500 -> ProblemJson.internal();
      case 503 ->
          ProblemJson.of(status, "stopping", "the program is stopping: start it again and retry");
      default -> ProblemJson.of(status, "bad_request", "the request cannot be read");
    };
  }
}
