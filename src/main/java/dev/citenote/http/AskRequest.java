package dev.citenote.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.answer.Question;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The body of `POST /api/ask`, read field by field so that each fault is named. Immutable.
///
/// @param conversation id of the conversation that it belongs to; any other text begins one; empty
///     where it stands alone
record AskRequest(Question question, Optional<String> conversation) {
  private static final Set<String> FIELDS =
      new TreeSet<>(List.of("question", "k", "mode", "conversation"));
  private static final int LONGEST_ID = 64;

  static AskRequest of(JsonNode body) throws RefusedException {
    checkFields(body);
    return new AskRequest(
        question(body),
        body.has("conversation")
            ? Optional.of(conversation(body.get("conversation")))
            : Optional.empty());
  }

  private static String conversation(JsonNode id) throws RefusedException {
    if (id.isTextual() && !id.textValue().isBlank() && id.textValue().length() <= LONGEST_ID) {
      return id.textValue();
    }
    throw RefusedException.of(
        400,
        "bad_conversation",
        "conversation must be new, or the id that an answer of it carried");
  }

  private static Question question(JsonNode body) throws RefusedException {
    String text = text(body);
    int depth = body.has("k") ? Requests.depth(body.get("k")) : Question.DEFAULT_DEPTH;
    Question.Mode mode = body.has("mode") ? mode(body.get("mode")) : Question.Mode.AUTO;
    try {
      return new Question(text, depth, mode);
    } catch (IllegalArgumentException e) {
      throw RefusedException.of(
          400,
          text.isBlank() ? "blank_question" : "question_too_long",
          String.valueOf(e.getMessage()));
    }
  }

  private static void checkFields(JsonNode body) throws RefusedException {
    for (var field : body.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        throw RefusedException.of(
            400,
            "unknown_field",
            "%s is not a field: there are %s"
                .formatted(Requests.excerpt(field.getKey()), String.join(", ", FIELDS)));
      }
    }
  }

  private static String text(JsonNode body) throws RefusedException {
    JsonNode question = body.path("question");
    if (!question.isTextual()) {
      throw RefusedException.of(
          400, "bad_question", "question must be a string: write what you want to know");
    }
    return question.textValue();
  }

  private static Question.Mode mode(JsonNode mode) throws RefusedException {
    return Stream.of(Question.Mode.values())
        .filter(known -> mode.isTextual() && name(known).equals(mode.textValue()))
        .findFirst()
        .orElseThrow(
            () ->
                RefusedException.of(
                    400,
                    "bad_mode",
                    "mode must be auto, notes or extract, got " + Requests.excerpt(mode.asText())));
  }

  private static String name(Question.Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
