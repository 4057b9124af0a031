package dev.citenote.index;

import dev.citenote.encoder.EncodingException;
import dev.citenote.note.Note;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.Passage;
import dev.citenote.note.Reading;
import dev.citenote.note.Skipped;
import dev.citenote.retrieve.TextEncoder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.index.DirectoryReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings an index in step with a folder of notes, by content: only new and changed files are
/// parsed and cut, and only texts that were never encoded are encoded. Thread-safe; one sync runs
/// at a time.
///
/// A long first build commits every few seconds, so that nothing is encoded twice when it is cut
/// off. A rebuild commits once, so that searches see the old index or the new one, never a mix.
public final class FolderSync {
  private static final Logger LOG = LoggerFactory.getLogger(FolderSync.class);

  private final PassageIndex index;
  private final NotesFolder notes;
  private final Function<Note, List<Passage>> cutter;
  private final TextEncoder encoder;

  /// Files that hold what cannot be read: a document takes long to refuse.
  private final Map<String, Refused> refused = new HashMap<>();

  /// What the last sync encoded, if it failed: what a full disk did not take is tried again.
  private Map<String, float[]> unwritten = Map.of();

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

  /// What is thought of notes that the folder lacks.
  public enum Absence {
    /// They were deleted.
    DELETED,
    /// They were deleted, unless nothing is left, as in a folder that was named by mistake.
    DELETED_UNLESS_ALL,
    /// They were deleted, unless more than half are gone from the folder that the index follows, as
    /// where a disk is no longer mounted.
    DELETED_UNLESS_MANY;

    /// @param sameFolder whether the index follows the folder already
    private boolean keeps(SyncPlan plan, boolean sameFolder) {
      return switch (this) {
        case DELETED -> false;
        case DELETED_UNLESS_ALL -> plan.lacksMany() && plan.lacksAll();
        case DELETED_UNLESS_MANY -> plan.lacksMany() && sameFolder;
      };
    }
  }

  /// A file that could not be read.
  ///
  /// @param hash of its content
  private record Refused(String hash, Skipped why) {}

  /// Writes what changed; nothing where nothing did.
  ///
  /// @param absence what is thought of notes that the folder lacks
  /// @throws IOException where the folder cannot be listed or the index cannot be written
  /// @throws IllegalStateException where another process writes to the index
  public synchronized SyncReport sync(Absence absence, Progress progress) throws IOException {
    Optional<String> rebuilt = index.rebuildReason();
    return run(rebuilt, index.answers(), absence, progress);
  }

  /// Builds everything anew, encoding every text again.
  ///
  /// @param absence what is thought of notes that the folder lacks
  /// @throws IOException where the folder cannot be listed or the index cannot be written
  /// @throws IllegalStateException where another process writes to the index
  public synchronized SyncReport rebuild(Absence absence, Progress progress) throws IOException {
    String why = index.rebuildReason().orElse("it was asked for");
    return run(Optional.of(why), false, absence, progress);
  }

  /// @param vectorsFit whether the vectors of the last commit are those of the encoder
  private SyncReport run(
      Optional<String> rebuilt, boolean vectorsFit, Absence absence, Progress progress)
      throws IOException {
    long start = System.nanoTime();
    index.writer();
    SyncPlan found = SyncPlan.of(notes, index.noteHashes());
    boolean sameFolder = index.followed().equals(Optional.of(notes.root().toString()));
    boolean keeps = absence.keeps(found, sameFolder);
    SyncPlan plan = keeps ? found.keepingWhatIsMissing() : found;
    boolean rebuilds = rebuilt.isPresent() && !keeps;
    Changes changes =
        new Changes(
            rebuilds ? SyncPlan.of(notes, Map.of()) : plan, rebuilt.filter(it -> rebuilds), start);
    if (rebuilds || rebuilt.isEmpty()) {
      write(changes, vectorsFit, progress);
    }
    return new SyncReport(
        changes.notes(),
        changes.skipped(),
        keeps ? found.missing() : 0,
        index.counts().passages(),
        changes.rebuilt,
        (System.nanoTime() - start) / 1e9);
  }

  /// Writes all, or of what fails no more than the parts that were committed on the way.
  private void write(Changes changes, boolean vectorsFit, Progress progress) throws IOException {
    boolean done = false;
    try {
      writeAll(changes, vectorsFit, progress);
      done = true;
    } finally {
      // Whatever failed, memory that ran out too: what was begun must not go into the next commit.
      if (!done) {
        index.rollback();
      }
    }
  }

  private void writeAll(Changes changes, boolean vectorsFit, Progress progress) throws IOException {
    SyncPlan plan = changes.plan;
    boolean rebuild = changes.rebuilt.isPresent();
    progress.report(0, plan.bytes());
    try (DirectoryReader before = index.lastCommit()) {
      KnownVectors known =
          vectorsFit ? new KnownVectors(encoder, before) : KnownVectors.none(encoder);
      known.inherit(unwritten);
      unwritten = known.recent();
      SyncBatch batch = new SyncBatch(index, before, known, rebuild, plan.bytes(), progress);
      for (String path : plan.gone().keySet()) {
        batch.remove(path);
      }
      for (Map.Entry<String, Long> file : plan.toWrite().entrySet()) {
        switch (cut(file.getKey())) {
          case Passages cut -> batch.replace(cut.note(), cut.passages(), file.getValue());
          case Uncut uncut -> {
            Skipped skipped = uncut.why();
            changes.refuse(skipped);
            batch.pass(skipped.path(), plan.isChanged(skipped.path()), file.getValue());
          }
        }
      }
      batch.finish(notes.root().toString(), changes::done);
      unwritten = Map.of();
    }
  }

  /// What a file comes to.
  private sealed interface Cut {}

  private record Passages(Note note, List<Passage> passages) implements Cut {}

  private record Uncut(Skipped why) implements Cut {}

  /// A note that no rule foresaw keeps none of the others out.
  private Cut cut(String path) {
    try {
      return switch (read(path)) {
        case Note note -> new Passages(note, cutter.apply(note));
        case Skipped skipped -> new Uncut(skipped);
      };
    } catch (EncodingException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("the note {} cannot be cut into passages", path, e);
      return new Uncut(new Skipped(path, "it cannot be cut into passages: please report it"));
    }
  }

  private Reading read(String path) {
    Optional<String> hash = notes.contentHash(path);
    Refused before = refused.remove(path);
    if (before != null && hash.equals(Optional.of(before.hash()))) {
      refused.put(path, before);
      return before.why();
    }
    Reading reading = notes.read(path);
    if (reading instanceof Skipped skipped && hash.isPresent()) {
      refused.put(path, new Refused(hash.get(), skipped));
    }
    return reading;
  }

  /// What becomes of the notes, as the files are read. Confined to one thread.
  private static final class Changes {
    private final SyncPlan plan;
    private final Optional<String> rebuilt;
    private final long start;
    private final List<Skipped> skipped;
    private final Map<String, String> unreadable = new HashMap<>();
    private int newRefused;
    private int changedRefused;

    private Changes(SyncPlan plan, Optional<String> rebuilt, long start) {
      this.plan = plan;
      this.rebuilt = rebuilt;
      this.start = start;
      this.skipped = new ArrayList<>(plan.skipped());
    }

    private void refuse(Skipped file) {
      skipped.add(file);
      unreadable.put(file.path(), file.reason());
      if (plan.isChanged(file.path())) {
        changedRefused++;
      } else {
        newRefused++;
      }
    }

    private List<Skipped> skipped() {
      skipped.sort(Comparator.comparing(Skipped::path));
      return skipped;
    }

    /// What is to be remembered of a sync that ends now.
    private LastSync done() {
      double seconds = (System.nanoTime() - start) / 1e9;
      return new LastSync(Instant.now(), notes(), seconds, rebuilt, unreadable);
    }

    private SyncReport.Notes notes() {
      return new SyncReport.Notes(
          plan.toWrite().size() - plan.changed().size() - plan.moved() - newRefused,
          plan.changed().size() - changedRefused,
          plan.moved(),
          plan.removed() + changedRefused,
          plan.unchanged());
    }
  }
}
