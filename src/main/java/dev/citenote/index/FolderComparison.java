package dev.citenote.index;

import dev.citenote.note.FileStamp;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.Skipped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares a folder of notes with what an index holds, without parsing any file: one is hashed at
/// the first look and again when its size or time is another. Thread-safe; one look runs at a time.
public final class FolderComparison {
  private final NotesFolder notes;
  private Map<String, Look> known = new HashMap<>();

  public FolderComparison(NotesFolder notes) {
    this.notes = notes;
  }

  /// How a folder differs from an index. What the index holds and what is skipped add up:
  /// `notes - removed + added + skipped = found`. Immutable.
  ///
  /// @param found files in the folder, hidden ones left out
  /// @param bytes of those that may be notes
  /// @param skipped what was found and is not read, with reasons, by path
  /// @param added files that the index lacks, and that nobody has tried to read
  /// @param changed notes with other content
  /// @param removed notes of the index that the folder lacks
  /// @param held what commands that answer keep of those, as they do where many are gone at once
  public record State(
      int found,
      long bytes,
      List<Skipped> skipped,
      int added,
      int changed,
      int removed,
      Held held) {
    public State {
      skipped = List.copyOf(skipped);
    }
  }

  /// What is kept of notes that the folder lacks.
  public enum Held {
    /// Nothing: they are taken for deleted.
    NONE,
    /// All of them, until a sync is asked for.
    MANY,
    /// All that the index holds, until it is confirmed that they were deleted.
    ALL
  }

  /// Compares the folder as it is now.
  ///
  /// @throws IOException where the folder cannot be listed
  public synchronized State with(Inventory index) throws IOException {
    NotesFolder.Listing listing = notes.list();
    Map<String, String> unreadable = index.lastSync().map(LastSync::unreadable).orElseGet(Map::of);
    Tally tally = new Tally(listing.skipped());
    Map<String, Look> met = new HashMap<>();
    for (String path : listing.paths()) {
      Optional<FileStamp> stamp = FileStamp.of(notes.root().resolve(path));
      tally.bytes += stamp.map(FileStamp::size).orElse(0L);
      Optional<String> hash = Optional.ofNullable(index.hashes().get(path));
      if (hash.isPresent()) {
        Look look = look(path, stamp, hash.get());
        met.put(path, look);
        tally.held++;
        tally.changed += look.same() ? 0 : 1;
      } else if (unreadable.containsKey(path)) {
        tally.skipped.add(new Skipped(path, unreadable.get(path)));
      } else {
        tally.added++;
      }
    }
    known = met;
    return tally.state(listing, index, held(index, tally));
  }

  /// As [FolderSync] would have it.
  private Held held(Inventory index, Tally tally) throws IOException {
    int notesBefore = index.hashes().size();
    boolean follows = index.followed().equals(Optional.of(notes.root().toString()));
    // Looked at closely only where it matters: this reads every file that is left.
    if (!follows || 2 * (notesBefore - tally.held) <= notesBefore) {
      return Held.NONE;
    }
    SyncPlan plan = SyncPlan.of(notes, index.hashes(), Set.of());
    return plan.lacksMany() ? (plan.lacksAll() ? Held.ALL : Held.MANY) : Held.NONE;
  }

  private Look look(String path, Optional<FileStamp> stamp, String hash) {
    Look before = known.get(path);
    if (before != null && before.holdsFor(stamp, hash)) {
      return before;
    }
    // Told before the reading: what is written meanwhile bears a later time.
    Instant now = Instant.now();
    boolean same = notes.contentHash(path).equals(Optional.of(hash));
    return new Look(stamp.filter(it -> it.stands(now)), hash, same);
  }

  /// What a look at one file showed.
  ///
  /// @param stamp of the file; empty where it must be hashed again
  /// @param hash of the note in the index
  /// @param same whether the file has that content
  private record Look(Optional<FileStamp> stamp, String hash, boolean same) {
    private boolean holdsFor(Optional<FileStamp> now, String indexed) {
      return stamp.isPresent() && stamp.equals(now) && hash.equals(indexed);
    }
  }

  /// Confined to one look.
  private static final class Tally {
    private final List<Skipped> skipped;
    private long bytes;
    private int held;
    private int added;
    private int changed;

    Tally(List<Skipped> skipped) {
      this.skipped = new ArrayList<>(skipped);
    }

    State state(NotesFolder.Listing listing, Inventory index, Held kept) {
      skipped.sort(Comparator.comparing(Skipped::path));
      int found = listing.paths().size() + listing.skipped().size();
      int removed = index.hashes().size() - held;
      return new State(found, bytes, skipped, added, changed, removed, kept);
    }
  }
}
