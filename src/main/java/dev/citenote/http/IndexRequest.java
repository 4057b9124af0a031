package dev.citenote.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;

/// What a sync is asked to do: the body of `POST /api/index`. Immutable.
///
/// @param full whether everything is encoded anew
/// @param confirm whether notes that the folder lacks were deleted, however many are gone at once
public record IndexRequest(boolean full, boolean confirm) {

  /// A sync that follows the folder, as the program itself asks for.
  public static final IndexRequest FOLLOW = new IndexRequest(false, false);

  /// Whether a sync that does this does the other, too.
  public boolean covers(IndexRequest other) {
    return (full || !other.full) && (confirm || !other.confirm);
  }

  static IndexRequest of(Context context) throws RefusedException, IOException {
    JsonNode body = Requests.objectIfAny(context);
    for (var field : body.properties()) {
      String name = field.getKey();
      if (!name.equals("full") && !name.equals("confirm")) {
        throw RefusedException.of(
            400,
            "unknown_field",
            Requests.excerpt(name) + " is not a field: there are full and confirm");
      }
      if (!field.getValue().isBoolean()) {
        throw RefusedException.of(
            400,
            "bad_" + name,
            name + " must be true or false, got " + Requests.excerpt(field.getValue()));
      }
    }
    return new IndexRequest(
        body.path("full").asBoolean(false), body.path("confirm").asBoolean(false));
  }
}
