package dev.citenote.index;

import dev.citenote.note.Metadata;
import dev.citenote.note.Note;
import dev.citenote.note.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/// Writes passages with their vectors, holding a few hundred in memory at a time. What it wrote is
/// whole after [#flush]. Confined to one thread.
final class PassageWriter {
  private static final int AT_ONCE = 256;

  private final IndexWriter writer;
  private final KnownVectors vectors;
  private final Optional<SpareVectors> spares;
  private final LongConsumer progress;
  private final List<Pending> pending = new ArrayList<>();
  private long finished;

  /// @param spares keeps the vectors of what is removed; empty where nothing is, or nothing of it
  ///     is to be kept
  /// @param progress hears how much of what is to be written has been
  PassageWriter(
      IndexWriter writer,
      KnownVectors vectors,
      Optional<SpareVectors> spares,
      LongConsumer progress) {
    this.writer = writer;
    this.vectors = vectors;
    this.spares = spares;
    this.progress = progress;
  }

  /// Removes all that the index holds of a note.
  void remove(String path) throws IOException {
    remove(path, List.of());
  }

  private void remove(String path, List<Passage> staying) throws IOException {
    if (spares.isPresent()) {
      spares.get().keep(path, staying);
    }
    writer.deleteDocuments(new Term(Schema.NOTE, path));
  }

  /// Puts a note's passages in the place of what the index holds of it.
  ///
  /// @param size what the note counts for in the progress
  void replace(Note note, List<Passage> passages, long size) throws IOException {
    remove(note.path(), passages);
    writer.addDocument(PassageDocument.ofNote(note));
    String tags = String.join(" ", Metadata.of(note).tags());
    double each = size / (double) Math.max(1, note.text().length());
    for (Passage passage : passages) {
      hold(passage, tags, Math.round(each * passage.span().end()));
    }
    names(note.path(), passages);
    finished += size;
  }

  /// Counts a file that turned out to hold nothing to write.
  void pass(long size) {
    finished += size;
  }

  /// Adds passages that belong to no note.
  void add(List<Passage> passages) throws IOException {
    for (Passage passage : passages) {
      hold(passage, "", passage.text().length());
      finished += passage.text().length();
    }
    names("", passages);
  }

  private void names(String note, List<Passage> passages) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    for (Passage passage : passages) {
      texts.addAll(passage.headings());
      texts.add(passage.text());
    }
    Set<List<String>> pairs = new LinkedHashSet<>();
    texts.forEach(text -> pairs.addAll(NameMiner.mine(text)));
    if (!pairs.isEmpty()) {
      writer.addDocument(PassageDocument.ofNames(note, pairs));
    }
  }

  private void hold(Passage passage, String tags, long size) throws IOException {
    pending.add(new Pending(passage, PassageTexts.of(passage), tags));
    if (pending.size() >= AT_ONCE) {
      write();
      progress.accept(finished + size);
    }
  }

  /// Encodes and writes what is held back.
  void flush() throws IOException {
    write();
    progress.accept(finished);
  }

  private void write() throws IOException {
    for (Pending waiting : pending) {
      vectors.recall(waiting.texts());
    }
    Map<String, float[]> known =
        vectors.of(pending.stream().flatMap(it -> it.texts().encoded().stream()).toList());
    for (Pending waiting : pending) {
      Document document = PassageDocument.ofPassage(waiting.passage(), waiting.texts(), known);
      if (!waiting.tags().isEmpty()) {
        document.add(new TextField(Schema.WORDS, waiting.tags(), Store.NO));
      }
      writer.addDocument(document);
    }
    pending.clear();
  }

  /// A passage that is still to be encoded.
  ///
  /// @param tags of its note; searched as words of a heading
  private record Pending(Passage passage, PassageTexts texts, String tags) {}
}
