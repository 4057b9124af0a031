package dev.citenote.http;

import dev.citenote.answer.Question;
import dev.citenote.retrieve.Query;
import io.javalin.http.Context;
import java.util.Optional;

/// The query string of `GET /api/search`. Immutable.
///
/// @param query what to rank; may be blank
record SearchRequest(Query query) {
  private static final String DEFAULT_DEPTH = "10";

  static SearchRequest of(Context context) throws RefusedException {
    Optional<String> text = Requests.parameter(context, "q");
    if (text.isEmpty()) {
      throw RefusedException.of(400, "missing_q", "q is missing: write /api/search?q=…");
    }
    int depth = Requests.depth(Requests.parameter(context, "k").orElse(DEFAULT_DEPTH));
    return new SearchRequest(
        new Query(checked(text.get()), depth, Query.Scope.EVERYTHING, explain(context)));
  }

  private static String checked(String text) throws RefusedException {
    int length = text.codePointCount(0, text.length());
    if (length > Question.MAX_LENGTH) {
      throw RefusedException.of(
          400,
          "query_too_long",
          "q has %,d characters, at most %,d are read: shorten it"
              .formatted(length, Question.MAX_LENGTH));
    }
    return text;
  }

  private static boolean explain(Context context) throws RefusedException {
    String given = Requests.parameter(context, "explain").orElse("false");
    return switch (given) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw RefusedException.of(
              400, "bad_explain", "explain must be true or false, got " + Requests.excerpt(given));
    };
  }
}
