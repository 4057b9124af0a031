package dev.citenote.http;

import dev.citenote.note.NoteChange;
import dev.citenote.note.NoteContent;
import dev.citenote.note.NoteFile;
import dev.citenote.note.NoteStore;
import dev.citenote.note.Skipped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The addresses by which notes are listed, read, added, replaced, deleted and put back.
/// Thread-safe.
///
/// @param store the notes
/// @param places shows a cited place
/// @param overview says, too, which notes could not be read
record NotesRoutes(
    Supplier<NoteStore> store, NoteRoute places, Supplier<Overview> overview, Intake intake) {

  NotesRoutes(Supplier<NoteStore> store, NoteRoute places, Supplier<Overview> overview) {
    this(store, places, overview, new Intake());
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/notes", this::list);
    routes.post("/api/notes", this::upload);
    routes.put("/api/notes", this::create);
    routes.get("/api/notes/{id}", this::read);
    routes.put("/api/notes/{id}", this::replace);
    routes.delete("/api/notes/{id}", this::delete);
    routes.get("/api/trash", this::trash);
    routes.post("/api/trash/{id}", this::restore);
  }

  private void list(Context context) throws RefusedException {
    if (Stream.of("note", "start", "end", "quote").anyMatch(it -> context.queryParam(it) != null)) {
      places.show(context);
      return;
    }
    try {
      Replies.send(context, 200, NotesJson.of(store.get().list(), unread()));
    } catch (IOException e) {
      throw Routes.unreadable();
    }
  }

  private List<Skipped> unread() {
    return overview.get().folder().map(Overview.Folder::skipped).orElseGet(List::of);
  }

  private void read(Context context) throws RefusedException {
    Optional<NoteContent> found;
    try {
      found = store.get().content(context.pathParam("id"));
    } catch (IOException e) {
      throw Routes.unreadable();
    }
    NoteContent note = found.orElseThrow(Changes::missing);
    context.header("ETag", IfMatch.tag(note.file().hash()));
    context.header("Content-Disposition", Attachment.named(note.file().path()));
    context.contentType(
        note.charset()
            .map(it -> "text/plain; charset=" + label(it))
            .orElse("application/octet-stream"));
    context.result(note.bytes());
  }

  /// As browsers call an encoding.
  private static String label(Charset charset) {
    String name = charset.name().toLowerCase(Locale.ROOT);
    if (name.contains("950") || name.contains("big5")) {
      return "big5";
    }
    return name.contains("31j") ? "shift_jis" : name;
  }

  private void create(Context context) throws RefusedException {
    String path =
        Requests.parameter(context, "path")
            .orElseThrow(
                () ->
                    RefusedException.of(
                        400, "missing_path", "path is missing: write PUT /api/notes?path=name.md"));
    if (IfMatch.of(context).isPresent()) {
      throw RefusedException.of(
          400,
          "bad_if_match",
          "a new note matches nothing: to replace one, write PUT /api/notes/{id}");
    }
    var checked = Changes.path("", path);
    if (NoteStore.maxBytes(path) == 0) { // whatever the body holds
      throw Changes.refusal(store.get().create(checked, new byte[0]));
    }
    try (Intake.Share share = intake.of(context)) {
      byte[] content = share.body(NoteStore.maxBytes(path));
      created(context, Changes.made(context, store.get().create(checked, content)));
    }
  }

  private static void created(Context context, NoteFile note) {
    context.header("Location", "/api/notes/" + note.id());
    context.header("ETag", IfMatch.tag(note.hash()));
    Replies.send(context, 201, NotesJson.FileJson.of(note));
  }

  private void upload(Context context) throws RefusedException {
    try (Intake.Share share = intake.of(context)) {
      Multipart.Form form = Multipart.read(context, share);
      List<NotesJson.UploadedJson> results = new ArrayList<>();
      Optional<ProblemJson> first = Optional.empty();
      for (Multipart.File file : form.files()) {
        try {
          NoteFile note = Changes.made(context, add(form.folder(), file));
          results.add(NotesJson.UploadedJson.of(file.name(), note));
        } catch (RefusedException e) {
          first = first.or(() -> Optional.of(e.problem()));
          results.add(NotesJson.UploadedJson.of(file.name(), e.problem()));
        }
      }
      tell(context, results, first);
    }
  }

  private NoteChange add(String folder, Multipart.File file) throws RefusedException {
    var path = Changes.path(folder, file.name());
    if (file.content().isEmpty() && NoteStore.maxBytes(file.name()) > 0) {
      throw RefusedException.of(
          413,
          "note_too_large",
          "%s is larger than %d MB: split it"
              .formatted(Requests.excerpt(file.name()), NoteStore.maxBytes(file.name()) >> 20));
    }
    return store.get().create(path, file.content().orElse(new byte[0]));
  }

  /// All were taken, some were, or none was.
  private static void tell(
      Context context, List<NotesJson.UploadedJson> results, Optional<ProblemJson> first) {
    boolean any = results.stream().anyMatch(it -> it.note().isPresent());
    if (first.isEmpty()) {
      Replies.send(context, 201, new NotesJson.UploadJson(results));
    } else if (any) {
      Replies.send(context, 207, new NotesJson.UploadJson(results));
    } else {
      Replies.send(
          context, first.get().status(), new NotesJson.UploadProblem(first.get(), results));
      context.contentType(ProblemJson.MEDIA_TYPE);
    }
  }

  private void replace(Context context) throws RefusedException {
    String id = context.pathParam("id");
    requireNote(id);
    IfMatch expected =
        IfMatch.of(context)
            .orElseThrow(
                () ->
                    RefusedException.of(
                        428,
                        "if_match_missing",
                        "send If-Match with the ETag of the note as you read it"));
    try (Intake.Share share = intake.of(context)) {
      byte[] content = share.body(Intake.MAX_UPLOAD);
      NoteChange change = store.get().replace(id, expected, content);
      NoteFile note = Changes.made(context, change);
      context.header("ETag", IfMatch.tag(note.hash()));
      Replies.send(context, 200, NotesJson.FileJson.of(note));
    }
  }

  /// Before all else, as programs that send files add their names to the address.
  private void requireNote(String id) throws RefusedException {
    try {
      if (!store.get().holds(id)) {
        throw Changes.missing(id);
      }
    } catch (IOException e) {
      throw Routes.unreadable();
    }
  }

  private void delete(Context context) throws RefusedException {
    IfMatch expected = IfMatch.of(context).orElse(new IfMatch(true, Set.of()));
    NoteChange change = store.get().delete(context.pathParam("id"), expected);
    if (change instanceof NoteChange.Removed removed) {
      Replies.send(context, 200, NotesJson.DeletedJson.of(removed.deleted()));
    } else {
      Changes.made(context, change);
    }
  }

  private void trash(Context context) throws RefusedException {
    try {
      Replies.send(
          context,
          200,
          new NotesJson.TrashJson(
              store.get().deleted().stream().map(NotesJson.DeletedJson::of).toList()));
    } catch (IOException e) {
      throw Routes.unreadable();
    }
  }

  /// Takes no body, so that no form of a web page can be meant.
  private void restore(Context context) throws RefusedException {
    if (context.contentType() != null) {
      throw RefusedException.of(
          415, "unsupported_media_type", "send no body and no Content-Type to put a note back");
    }
    created(context, Changes.restored(context, store.get().restore(context.pathParam("id"))));
  }
}
