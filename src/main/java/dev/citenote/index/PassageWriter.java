package dev.citenote.index;

import dev.citenote.note.Note;
import dev.citenote.note.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/// Writes passages with their vectors, holding a few hundred in memory at a time. What it wrote is
/// whole after [#flush]. Confined to one thread.
final class PassageWriter {
  private static final int AT_ONCE = 256;

  private final IndexWriter writer;
  private final KnownVectors vectors;
  private final LongConsumer progress;
  private final List<Passage> pending = new ArrayList<>();
  private long finished;

  /// @param progress hears how many characters of notes are written
  PassageWriter(IndexWriter writer, KnownVectors vectors, LongConsumer progress) {
    this.writer = writer;
    this.vectors = vectors;
    this.progress = progress;
  }

  void remove(String path) throws IOException {
    writer.deleteDocuments(new Term(Schema.NOTE, path));
  }

  /// Puts a note's passages in the place of what the index holds of it.
  void replace(Note note, List<Passage> passages) throws IOException {
    remove(note.path());
    writer.addDocument(PassageDocument.ofNote(note));
    for (Passage passage : passages) {
      pending.add(passage);
      if (pending.size() >= AT_ONCE) {
        write();
        progress.accept(finished + passage.span().end());
      }
    }
    finished += note.text().length();
  }

  /// Encodes and writes what is held back.
  void flush() throws IOException {
    write();
    progress.accept(finished);
  }

  private void write() throws IOException {
    List<PassageTexts> texts = pending.stream().map(PassageTexts::of).toList();
    Map<String, float[]> known =
        vectors.of(texts.stream().flatMap(t -> Stream.of(t.inContext(), t.ownHeading())).toList());
    for (int i = 0; i < texts.size(); i++) {
      writer.addDocument(document(pending.get(i), texts.get(i), known));
    }
    pending.clear();
  }

  private static Document document(
      Passage passage, PassageTexts texts, Map<String, float[]> known) {
    return PassageDocument.ofPassage(
        passage, texts, vector(known, texts.inContext()), vector(known, texts.ownHeading()));
  }

  private static float[] vector(Map<String, float[]> known, String text) {
    float[] vector = known.get(text);
    if (vector == null) {
      throw new IllegalStateException("a text was not encoded");
    }
    return vector;
  }
}
