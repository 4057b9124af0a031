package dev.citenote.http;

import io.javalin.http.Context;
import java.util.Optional;

/// The query string of `GET /api/notes`: a place as a citation names it. Immutable.
///
/// @param note path of the note
/// @param start UTF-16 offset in the note, from 0
/// @param end UTF-16 offset in the note, exclusive; greater than `start`
/// @param quote what was cited there; empty where the index is to say whether the note changed
record NoteRequest(String note, int start, int end, Optional<String> quote) {

  static NoteRequest of(Context context) throws RefusedException {
    String note =
        Requests.parameter(context, "note")
            .orElseThrow(
                () ->
                    RefusedException.of(
                        400,
                        "missing_note",
                        "note is missing: write /api/notes?note=…&start=…&end=…"));
    int start = offset(context, "start");
    int end = offset(context, "end");
    if (end <= start) {
      throw badPlace("end must be greater than start, got " + start + " and " + end);
    }
    return new NoteRequest(note, start, end, Requests.parameter(context, "quote"));
  }

  private static int offset(Context context, String name) throws RefusedException {
    String given = Requests.parameter(context, name).orElse("");
    try {
      int offset = Integer.parseInt(given);
      if (offset >= 0) {
        return offset;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a negative number.
    }
    throw badPlace(
        name
            + " must be a whole number from 0, as a citation has it, got "
            + Requests.excerpt(given));
  }

  private static RefusedException badPlace(String detail) {
    return RefusedException.of(400, "bad_place", detail);
  }
}
