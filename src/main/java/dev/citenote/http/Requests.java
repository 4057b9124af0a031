package dev.citenote.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.citenote.answer.Question;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Reading what came in, within limits; whatever is wrong is refused with its name and the remedy.
final class Requests {

  /// Largest body, in bytes.
  static final int MAX_BODY = 1 << 20;

  private static final String JSON = "application/json";

  private Requests() {}

  /// The JSON object in the body of a request.
  static JsonNode object(Context context) throws RefusedException, IOException {
    checkMediaType(context);
    JsonNode body = parse(body(context));
    if (!body.isObject()) {
      throw RefusedException.of(400, "bad_json", "the body must be a JSON object");
    }
    return body;
  }

  /// The JSON object in the body of a request that may do without one: then an empty object.
  static JsonNode objectIfAny(Context context) throws RefusedException, IOException {
    if (context.contentType() != null) {
      checkMediaType(context);
    }
    boolean none =
        context.req().getContentLengthLong() <= 0 && context.header("Transfer-Encoding") == null;
    return none ? Json.mapper().createObjectNode() : object(context);
  }

  /// The value of a parameter in the query string; empty where it is not given.
  static Optional<String> parameter(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name));
  }

  /// A number of hits in its range.
  static int depth(String given) throws RefusedException {
    try {
      int depth = Integer.parseInt(given);
      if (depth >= 1 && depth <= Question.MAX_DEPTH) {
        return depth;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw badDepth(excerpt(given));
  }

  /// The same of a body.
  static int depth(JsonNode given) throws RefusedException {
    if (given.isIntegralNumber()) {
      return depth(given.asText());
    }
    throw badDepth(excerpt(given));
  }

  private static RefusedException badDepth(String shown) {
    return RefusedException.of(
        400,
        "bad_k",
        "k must be a whole number between 1 and %d, got %s".formatted(Question.MAX_DEPTH, shown));
  }

  /// A value of a body as a message repeats it; a string says that it is one.
  static String excerpt(JsonNode value) {
    return value.isTextual()
        ? "the string " + excerpt(value.textValue())
        : excerpt(value.toString());
  }

  /// A value as a message repeats it: short, in one line.
  static String excerpt(String value) {
    String line = value.substring(0, Math.min(value.length(), 40)).replaceAll("\\p{Cntrl}", " ");
    return "\"" + line + (line.length() < value.length() ? "…" : "") + "\"";
  }

  private static void checkMediaType(Context context) throws RefusedException {
    String type = Optional.ofNullable(context.contentType()).orElse("");
    if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
      throw RefusedException.of(
          415,
          "unsupported_media_type",
          "send Content-Type: application/json, got " + excerpt(type));
    }
    checkEncoding(context);
  }

  /// Nothing is unpacked, so that no body grows.
  static void checkEncoding(Context context) throws RefusedException {
    String encoding = Optional.ofNullable(context.header("Content-Encoding")).orElse("identity");
    if (!encoding.strip().equalsIgnoreCase("identity")) {
      throw RefusedException.of(
          415,
          "unsupported_encoding",
          "send the body as it is, got Content-Encoding " + excerpt(encoding));
    }
  }

  private static byte[] body(Context context) throws RefusedException, IOException {
    if (context.req().getContentLengthLong() > MAX_BODY) {
      throw tooLarge(context);
    }
    byte[] body = context.req().getInputStream().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw tooLarge(context);
    }
    return body;
  }

  /// The rest of the body is not waited for.
  private static RefusedException tooLarge(Context context) {
    context.header("Connection", "close");
    return RefusedException.of(
        413, "body_too_large", "the body has more than %,d bytes: shorten it".formatted(MAX_BODY));
  }

  private static JsonNode parse(byte[] body) throws RefusedException, IOException {
    try {
      return Json.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw RefusedException.of(
          400,
          "bad_json",
          "the body is not JSON that can be read, near line %d column %d"
              .formatted(line(e), column(e)));
    }
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  private static int column(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
  }
}
