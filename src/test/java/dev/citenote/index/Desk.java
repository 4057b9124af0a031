package dev.citenote.index;

import dev.citenote.encoder.SmallModel;
import dev.citenote.index.FolderSync.Absence;
import dev.citenote.note.Note;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.Passage;
import dev.citenote.note.Passage.Answered;
import dev.citenote.note.Passage.Listed;
import dev.citenote.note.Passage.Role;
import dev.citenote.note.Passage.Statement;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Fusion;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.TextEncoder;
import dev.citenote.retrieve.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A notes folder and an index beside it, with the real encoder and a cutter of one passage a line.
/// Confined to one thread.
final class Desk {
  static final Fingerprint FINGERPRINT = Fingerprint.of("small", 512, 1);

  final Path notes;
  final Path index;
  final CountingEncoder encoder = new CountingEncoder();

  Desk(Path folder) throws IOException {
    this.notes = Files.createDirectories(folder.resolve("notes"));
    this.index = folder.resolve("index");
  }

  Desk write(String path, String... lines) throws IOException {
    Files.createDirectories(notes.resolve(path).getParent());
    Files.writeString(notes.resolve(path), String.join("\n", lines));
    return this;
  }

  PassageIndex open() throws IndexException {
    return PassageIndex.open(index, FINGERPRINT);
  }

  FolderSync sync(PassageIndex open) {
    return new FolderSync(open, new NotesFolder(notes), Desk::cut, encoder);
  }

  /// Opens, syncs and closes.
  SyncReport sync() throws IOException, IndexException {
    try (PassageIndex open = open()) {
      return sync(open).sync(Absence.DELETED, Progress.NONE);
    }
  }

  List<Hit> search(PassageIndex open, String text) {
    return search(open, text, Query.Scope.STATEMENTS);
  }

  List<Hit> search(PassageIndex open, String text, Query.Scope scope) {
    return open.retriever(encoder).retrieve(new Query(text, 10, scope)).hits();
  }

  /// The texts that words alone find, best first, each with what its score is made of.
  List<Hit> byWords(PassageIndex open, String text) {
    return open.retriever(encoder, Fusion.BM25_ONLY)
        .retrieve(new Query(text, 10, Query.Scope.STATEMENTS, true))
        .hits();
  }

  /// Lines that begin with `#` are headings, lines that end with a question mark ask, and are
  /// answered where the next line begins with `=`.
  static List<Passage> cut(Note note) {
    List<Passage> passages = new ArrayList<>();
    List<String> headings = List.of();
    String[] lines = note.text().split("\n", -1);
    int start = 0;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.startsWith("#")) {
        headings = List.of(line.replaceFirst("^#+ *", ""));
      } else if (!line.isBlank()) {
        Span span = new Span(start, start + line.length(), i + 1, i + 1);
        Role role = role(line, i + 1 < lines.length ? lines[i + 1] : "", span);
        String id = note.path() + "#" + (i + 1);
        passages.add(new Passage(id, note.path(), headings, span, line, role));
      }
      start += line.length() + 1;
    }
    return passages;
  }

  private static Role role(String line, String next, Span span) {
    if (!line.matches(".*[?？]")) {
      return new Statement();
    }
    if (!next.startsWith("=")) {
      return new Listed();
    }
    int line2 = span.lastLine() + 1;
    return new Answered(new Span(span.end() + 1, span.end() + 1 + next.length(), line2, line2));
  }

  /// The real encoder, counting what it is asked for.
  static final class CountingEncoder implements TextEncoder {
    final List<String> passages = new ArrayList<>();

    @Override
    public Vectors encode(List<String> texts, Purpose purpose) {
      if (purpose == Purpose.PASSAGE) {
        passages.addAll(texts);
      }
      return SmallModel.encoder().encode(texts, purpose);
    }

    @Override
    public int dimensions() {
      return SmallModel.encoder().dimensions();
    }
  }
}
