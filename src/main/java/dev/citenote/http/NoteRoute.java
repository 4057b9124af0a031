package dev.citenote.http;

import io.javalin.http.Context;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

/// `GET /api/notes?note=…`: a cited place as its note has it now, or that it is no longer there.
/// Thread-safe.
///
/// @param sources as [Services#sources] has them
record NoteRoute(Function<String, Optional<Source>> sources) {

  void show(Context context) throws RefusedException {
    NoteRequest wanted = NoteRequest.of(context);
    Source source = source(wanted.note());
    int length = source.note().text().length();
    if (wanted.end() > length) {
      throw RefusedException.of(
          409,
          "source_changed",
          "source changed: %s has %d characters, and so none up to %d: cite within it, or ask again"
              .formatted(Requests.excerpt(wanted.note()), length, wanted.end()));
    }
    if (!stillThere(wanted, source)) {
      throw RefusedException.of(
          409,
          "source_changed",
          "source changed: %s is not as it was when it was cited: ask again"
              .formatted(Requests.excerpt(wanted.note())));
    }
    Replies.send(
        context,
        200,
        NotePlaceJson.of(source.note(), source.note().span(wanted.start(), wanted.end())));
  }

  private Source source(String note) throws RefusedException {
    Optional<Source> source;
    try {
      source = sources.apply(note);
    } catch (UncheckedIOException e) {
      throw Routes.unreadable();
    }
    return source.orElseThrow(
        () ->
            RefusedException.of(
                410,
                "source_gone",
                "the notes folder holds no note %s that can be read: it was deleted, renamed or moved"
                    .formatted(Requests.excerpt(note))));
  }

  /// What was quoted says more than the index, which may have caught up with a change since.
  private static boolean stillThere(NoteRequest wanted, Source source) {
    String text = source.note().text();
    return wanted
        .quote()
        .map(text.substring(wanted.start(), wanted.end())::equals)
        .orElse(source.indexed());
  }
}
