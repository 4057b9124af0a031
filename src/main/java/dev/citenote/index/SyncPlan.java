package dev.citenote.index;

import dev.citenote.note.NotesFolder;
import dev.citenote.note.Skipped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// What must be done so that an index is like a folder of notes, told by the content of files
/// alone: none of them is parsed. Immutable.
///
/// @param toWrite files that are new or have other content than the index holds: bytes by path
/// @param changed those of them that the index holds with other content
/// @param unreachable those of the changed that cannot be read at all, as where a disk went away
///     meanwhile
/// @param gone content hashes of notes that the folder lacks where the index has them, by path
/// @param asked those of them that this program was asked to delete
/// @param moved how many of the gone that nobody asked to delete have their content in a new file
/// @param unchanged notes that the index holds as they are
/// @param skipped what was found and is not read
record SyncPlan(
    SequencedMap<String, Long> toWrite,
    Set<String> changed,
    Set<String> unreachable,
    Map<String, String> gone,
    Set<String> asked,
    int moved,
    int unchanged,
    List<Skipped> skipped) {

  /// So few notes are deleted by hand in a moment.
  private static final int FEW = 4;

  /// Compares a folder as it is now with what an index holds.
  ///
  /// @param before content hashes of the notes in the index, by path
  /// @param deleted paths of notes that this program was asked to delete, of which nobody need
  ///     wonder where they are; those that are not gone do not count
  /// @throws IOException where the folder cannot be listed
  static SyncPlan of(NotesFolder notes, Map<String, String> before, Set<String> deleted)
      throws IOException {
    NotesFolder.Listing listing = notes.list();
    SequencedMap<String, Long> toWrite = new LinkedHashMap<>();
    Set<String> changed = new HashSet<>();
    Set<String> unreachable = new HashSet<>();
    Map<String, String> gone = new TreeMap<>(before);
    List<String> added = new ArrayList<>();
    for (String path : listing.paths()) {
      Optional<String> now = notes.contentHash(path);
      String then = gone.remove(path);
      if (then == null) {
        now.ifPresent(added::add);
      } else if (now.equals(Optional.of(then))) {
        continue;
      } else {
        changed.add(path);
        if (now.isEmpty()) {
          unreachable.add(path);
        }
      }
      toWrite.put(path, notes.size(path));
    }
    int unchanged = before.size() - gone.size() - changed.size();
    Set<String> asked = common(gone.keySet(), deleted);
    int moved = moved(without(gone, asked), added);
    return new SyncPlan(
        toWrite, changed, unreachable, gone, asked, moved, unchanged, listing.skipped());
  }

  /// Compares what an index holds with what is to take its place.
  ///
  /// @param before content hashes of its notes, by path
  /// @param after the same of what was built
  /// @param deleted paths of notes that this program was asked to delete
  static SyncPlan between(
      Map<String, String> before, Map<String, String> after, Set<String> deleted) {
    Map<String, String> gone = without(before, after.keySet());
    Set<String> asked = common(gone.keySet(), deleted);
    int moved = moved(without(gone, asked), without(after, before.keySet()).values());
    int unchanged = before.size() - gone.size();
    return new SyncPlan(
        new LinkedHashMap<>(), Set.of(), Set.of(), gone, asked, moved, unchanged, List.of());
  }

  private static Set<String> common(Set<String> some, Set<String> others) {
    Set<String> both = new HashSet<>(some);
    both.retainAll(others);
    return both;
  }

  private static Map<String, String> without(Map<String, String> all, Set<String> paths) {
    Map<String, String> rest = new TreeMap<>(all);
    rest.keySet().removeAll(paths);
    return rest;
  }

  /// How many contents that are gone were added, each counted once.
  private static int moved(Map<String, String> gone, Collection<String> added) {
    Map<String, Integer> left = new HashMap<>();
    gone.values().forEach(hash -> left.merge(hash, 1, Integer::sum));
    int moved = 0;
    for (String hash : added) {
      int more = left.getOrDefault(hash, 0);
      if (more > 0) {
        left.put(hash, more - 1);
        moved++;
      }
    }
    return moved;
  }

  boolean isChanged(String path) {
    return changed.contains(path);
  }

  /// Notes that the folder lacks wherever they might have moved.
  int removed() {
    return gone.size() - moved;
  }

  /// Notes of the index that the folder lacks and nobody asked to delete, or that cannot be read
  /// there.
  int missing() {
    return removed() - asked.size() + unreachable.size();
  }

  /// Whether more than half of the notes are missing, and there were more than a few.
  boolean lacksMany() {
    int before = gone.size() - asked.size() + changed.size() + unchanged;
    return before > FEW && 2 * missing() > before;
  }

  /// Whether the folder holds no file that could be read.
  boolean lacksAll() {
    return toWrite.size() == unreachable.size() && unchanged == 0;
  }

  /// The same without removing anything that nobody asked to delete.
  SyncPlan keepingWhatIsMissing() {
    SequencedMap<String, Long> reachable = new LinkedHashMap<>(toWrite);
    reachable.keySet().removeAll(unreachable);
    Set<String> rewritten = new HashSet<>(changed);
    rewritten.removeAll(unreachable);
    Map<String, String> removed = new TreeMap<>(gone);
    removed.keySet().retainAll(asked);
    return new SyncPlan(reachable, rewritten, Set.of(), removed, asked, 0, unchanged, skipped);
  }

  /// The same without doing anything.
  SyncPlan doingNothing() {
    return new SyncPlan(
        new LinkedHashMap<>(), Set.of(), Set.of(), Map.of(), Set.of(), 0, unchanged, skipped);
  }

  /// Bytes of all files to write.
  long bytes() {
    return toWrite.values().stream().mapToLong(Long::longValue).sum();
  }
}
