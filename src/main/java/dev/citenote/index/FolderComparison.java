package dev.citenote.index;

import dev.citenote.note.FileStamp;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.Skipped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  public record State(
      int found, long bytes, List<Skipped> skipped, int added, int changed, int removed) {
    public State {
      skipped = List.copyOf(skipped);
    }
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
    return tally.state(listing, index);
  }

  private Look look(String path, Optional<FileStamp> stamp, String hash) {
    Look before = known.get(path);
    return before != null
            && stamp.isPresent()
            && before.stamp().equals(stamp)
            && before.hash().equals(hash)
        ? before
        : new Look(stamp, hash, notes.contentHash(path).equals(Optional.of(hash)));
  }

  /// What a look at one file showed.
  ///
  /// @param hash of the note in the index
  /// @param same whether the file has that content
  private record Look(Optional<FileStamp> stamp, String hash, boolean same) {}

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

    State state(NotesFolder.Listing listing, Inventory index) {
      skipped.sort(Comparator.comparing(Skipped::path));
      int found = listing.paths().size() + listing.skipped().size();
      return new State(found, bytes, skipped, added, changed, index.hashes().size() - held);
    }
  }
}
