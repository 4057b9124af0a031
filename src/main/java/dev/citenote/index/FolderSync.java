package dev.citenote.index;

import dev.citenote.note.Note;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.Passage;
import dev.citenote.note.Reading;
import dev.citenote.note.Skipped;
import dev.citenote.retrieve.TextEncoder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.index.DirectoryReader;

/// Brings an index in step with a folder of notes, by content: only new and changed notes are cut,
/// and only texts that were never encoded are encoded. Thread-safe; one sync runs at a time.
///
/// A long first build commits every few seconds, so that nothing is encoded twice when it is cut
/// off. A rebuild commits once, so that searches see the old index or the new one, never a mix.
public final class FolderSync {
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(10);

  private final PassageIndex index;
  private final NotesFolder notes;
  private final Function<Note, List<Passage>> cutter;
  private final TextEncoder encoder;

  /// @param index must be writable when a sync runs
  /// @param cutter cuts a note into its passages
  public FolderSync(
      PassageIndex index,
      NotesFolder notes,
      Function<Note, List<Passage>> cutter,
      TextEncoder encoder) {
    this.index = index;
    this.notes = notes;
    this.cutter = cutter;
    this.encoder = encoder;
  }

  /// Writes what changed; nothing where nothing did.
  ///
  /// @throws IOException where the folder cannot be listed or the index cannot be written
  /// @throws IllegalStateException where another process writes to the index
  public synchronized SyncReport sync(Progress progress) throws IOException {
    return run(index.rebuildReason(), progress);
  }

  /// Builds everything anew, encoding every text again.
  ///
  /// @throws IOException where the folder cannot be listed or the index cannot be written
  /// @throws IllegalStateException where another process writes to the index
  public synchronized SyncReport rebuild(Progress progress) throws IOException {
    return run(Optional.of(index.rebuildReason().orElse("it was asked for")), progress);
  }

  private SyncReport run(Optional<String> rebuilt, Progress progress) throws IOException {
    long start = System.nanoTime();
    index.writer();
    Plan plan = plan(rebuilt.isPresent() ? Map.of() : index.noteHashes());
    String followed = notes.root().toString();
    boolean moved = !index.followed().equals(Optional.of(followed));
    if (rebuilt.isPresent() || moved || plan.differs()) {
      try {
        write(plan, rebuilt.isPresent(), progress);
      } catch (IOException | RuntimeException e) {
        index.rollback();
        throw e;
      }
    }
    return new SyncReport(
        plan.counts(),
        plan.skipped,
        index.counts().passages(),
        rebuilt,
        (System.nanoTime() - start) / 1e9);
  }

  private Plan plan(Map<String, String> before) throws IOException {
    NotesFolder.Listing listing = notes.list();
    Plan plan = new Plan(before, listing.skipped());
    for (String path : listing.paths()) {
      // Documents take long to read, so one that has not changed is only compared.
      if (before.containsKey(path) && notes.isUnchanged(path, before.get(path))) {
        plan.metUnchanged(path);
        continue;
      }
      switch (notes.read(path)) {
        case Note note -> plan.met(note);
        case Skipped skipped -> plan.skipped.add(skipped);
      }
    }
    return plan;
  }

  private void write(Plan plan, boolean rebuild, Progress progress) throws IOException {
    try (DirectoryReader before = index.lastCommit()) {
      if (rebuild) {
        index.writer().deleteAll();
      }
      KnownVectors known = rebuild ? KnownVectors.none(encoder) : new KnownVectors(encoder, before);
      PassageWriter writer =
          new PassageWriter(
              index.writer(), known, done -> progress.report(done, plan.charactersToWrite));
      for (String path : plan.gone.keySet()) {
        writer.remove(path);
      }
      write(plan, writer, !rebuild);
      writer.flush();
      // Said last: parts of a first build follow no folder yet.
      index.follow(notes.root().toString());
      index.commit();
    }
  }

  private void write(Plan plan, PassageWriter writer, boolean inParts) throws IOException {
    long committed = System.nanoTime();
    for (String path : plan.toWrite) {
      Reading reading = notes.read(path);
      if (reading instanceof Note note) {
        writer.replace(note, cutter.apply(note));
      }
      if (inParts && System.nanoTime() - committed > BETWEEN_COMMITS.toNanos()) {
        writer.flush();
        index.commit();
        committed = System.nanoTime();
      }
    }
  }

  /// What must be done so that the index is like the folder. Confined to one thread.
  private static final class Plan {
    private final Map<String, String> gone;
    private final List<Skipped> skipped;
    private final List<String> toWrite = new ArrayList<>();
    private long charactersToWrite;
    private int added;
    private int changed;
    private int unchanged;

    /// @param before content hashes by path; what is not met in the folder is gone
    Plan(Map<String, String> before, List<Skipped> skipped) {
      this.gone = new TreeMap<>(before);
      this.skipped = new ArrayList<>(skipped);
    }

    void metUnchanged(String path) {
      gone.remove(path);
      unchanged++;
    }

    void met(Note note) {
      if (gone.remove(note.path()) == null) {
        added++;
      } else {
        changed++;
      }
      toWrite.add(note.path());
      charactersToWrite += note.text().length();
    }

    boolean differs() {
      return !toWrite.isEmpty() || !gone.isEmpty();
    }

    SyncReport.Notes counts() {
      return new SyncReport.Notes(added, changed, gone.size(), unchanged);
    }
  }
}
