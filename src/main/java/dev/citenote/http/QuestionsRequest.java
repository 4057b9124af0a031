package dev.citenote.http;

import dev.citenote.study.QuestionStatus;
import dev.citenote.study.Selection;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.stream.Stream;

/// The query string of `GET /api/questions`.
final class QuestionsRequest {
  private QuestionsRequest() {}

  /// Which questions are wanted.
  static Selection selection(Context context) throws RefusedException {
    Optional<String> status = Requests.parameter(context, "status");
    return new Selection(
        status.isEmpty() ? Optional.empty() : Optional.of(status(status.get())),
        Requests.parameter(context, "note"));
  }

  private static QuestionStatus status(String given) throws RefusedException {
    return Stream.of(QuestionStatus.values())
        .filter(known -> known.word().equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                RefusedException.of(
                    400,
                    "bad_status",
                    "status must be answered or listed, got " + Requests.excerpt(given)));
  }
}
