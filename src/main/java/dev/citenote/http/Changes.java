package dev.citenote.http;

import dev.citenote.note.NoteChange;
import dev.citenote.note.NoteFile;
import dev.citenote.note.NotePath;
import io.javalin.http.Context;

/// What a change of the notes that was not made is told as. Stateless.
final class Changes {
  private Changes() {}

  /// The note that a change left.
  static NoteFile made(Context context, NoteChange change) throws RefusedException {
    if (change instanceof NoteChange.Made made) {
      return made.file();
    }
    if (change instanceof NoteChange.Differs differs) {
      context.header("ETag", IfMatch.tag(differs.hash()));
    }
    throw refusal(change);
  }

  /// A path of a request.
  static NotePath path(String folder, String path) throws RefusedException {
    try {
      return NotePath.of(folder, path);
    } catch (IllegalArgumentException e) {
      throw RefusedException.of(400, "bad_path", String.valueOf(e.getMessage()));
    }
  }

  static RefusedException refusal(NoteChange change) {
    return switch (change) {
      case NoteChange.Made ignored -> throw new IllegalStateException("it was made");
      case NoteChange.Removed ignored -> throw new IllegalStateException("it was made");
      case NoteChange.Missing ignored -> missing();
      case NoteChange.Occupied it -> taken(it);
      case NoteChange.Differs ignored ->
          RefusedException.of(
              412,
              "note_changed",
              "the note holds something else by now: read it again and send its present ETag");
      case NoteChange.Blocked it ->
          RefusedException.of(
              409,
              "path_blocked",
              "%s is a link or no folder: choose another folder"
                  .formatted(Requests.excerpt(it.part())));
      case NoteChange.Unfit it -> unfit(it);
      case NoteChange.Failed it -> failed(it.cause());
    };
  }

  private static RefusedException taken(NoteChange.Occupied occupied) {
    String replacing =
        occupied.note().map(", or replace it with PUT /api/notes/"::concat).orElse("");
    return RefusedException.of(
            409,
            "name_taken",
            "%s is there already: choose another name%s"
                .formatted(Requests.excerpt(occupied.path()), replacing))
        .because(occupied.note());
  }

  /// The note that was put back from the trash.
  static NoteFile restored(Context context, NoteChange change) throws RefusedException {
    if (change instanceof NoteChange.Occupied occupied) {
      throw RefusedException.of(
              409,
              "name_taken",
              "%s is there again: rename or delete that first, the trash keeps the deleted note"
                  .formatted(Requests.excerpt(occupied.path())))
          .because(occupied.note());
    }
    return made(context, change);
  }

  static RefusedException missing() {
    return RefusedException.of(
        404, "no_such_note", "there is nothing of that id: list what there is anew");
  }

  /// @param id that no note has, such as the name of a new one
  static RefusedException missing(String id) {
    return RefusedException.of(
        404,
        "no_such_note",
        "%s is the id of no note: GET /api/notes lists them, PUT /api/notes?path=name.md adds one"
            .formatted(Requests.excerpt(id)));
  }

  static RefusedException unfit(NoteChange.Unfit unfit) {
    return switch (unfit.fault()) {
      case FORMAT -> RefusedException.of(415, "unsupported_format", unfit.reason());
      case SIZE -> RefusedException.of(413, "note_too_large", unfit.reason() + ": split it");
      case CONTENT ->
          RefusedException.of(422, "unreadable_note", "the note is refused: " + unfit.reason());
    };
  }

  private static RefusedException failed(NoteChange.Cause cause) {
    return switch (cause) {
      case FULL ->
          RefusedException.of(
              507, "disk_full", "no space is left where the notes are: free some and try again");
      case READ_ONLY ->
          RefusedException.of(
              403,
              "notes_read_only",
              "the notes folder may not be written: check its permissions and its disk");
      case GONE -> Routes.unreadable();
      case OTHER ->
          RefusedException.of(
              500, "write_failed", "the notes folder did not take the change: check its disk");
    };
  }
}
