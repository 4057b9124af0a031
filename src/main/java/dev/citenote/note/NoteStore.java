package dev.citenote.note;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The one place that changes a notes folder, and only where a person asks for it: adds notes,
/// replaces and deletes them, and puts deleted ones back. Nothing is overwritten unseen, no link
/// is followed, and a note is there as a whole or not at all. Thread-safe; one change at a time.
///
/// Notes are named by [NoteFile#id], which is looked for in the folder's listing, so that nothing
/// of a request is ever taken for a path but a checked [NotePath].
public final class NoteStore {
  private final NotesFolder notes;
  private final Path root;
  private final Trash trash;
  private final Consumer<NoteChange> changed;
  private final NoteHashes hashes = new NoteHashes();
  private final Lock changing = new ReentrantLock();
  private final Fitness fitness = new Fitness();

  /// @param changed hears of every change that was made, on the thread of the change: quick, and
  ///     never fails
  public NoteStore(NotesFolder notes, Consumer<NoteChange> changed) {
    this.notes = notes;
    this.root = notes.root();
    this.trash = new Trash(root);
    this.changed = changed;
  }

  /// All notes, sorted by path, and what is not read.
  public record Contents(List<NoteFile> notes, List<Skipped> skipped) {
    public Contents {
      notes = List.copyOf(notes);
      skipped = List.copyOf(skipped);
    }
  }

  /// What lies in the folder now.
  ///
  /// @throws IOException where the folder cannot be listed
  public Contents list() throws IOException {
    NotesFolder.Listing listing = notes.list();
    List<NoteFile> files = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>(listing.skipped());
    for (String path : listing.paths()) {
      try {
        files.add(hashes.listed(root.resolve(path), path));
      } catch (IOException e) {
        skipped.add(new Skipped(path, NoteReader.reason(e)));
      }
    }
    hashes.retain(new HashSet<>(listing.paths()));
    return new Contents(files, skipped);
  }

  /// The bytes of a note; empty where there is none of that id, or it cannot be opened.
  ///
  /// @throws IOException where the folder cannot be listed
  public Optional<NoteContent> content(String id) throws IOException {
    Optional<String> path = find(id);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path file = new Descent(root).file(path.get());
      byte[] bytes = NoteHashes.bytes(file, path.get());
      NoteFile now = NoteHashes.of(file, path.get(), bytes);
      return Optional.of(new NoteContent(now, bytes, Fitness.charset(path.get(), bytes)));
    } catch (IOException e) {
      return Optional.empty(); // the listing says why
    }
  }

  /// Whether there is a note of that id.
  ///
  /// @throws IOException where the folder cannot be listed
  public boolean holds(String id) throws IOException {
    return find(id).isPresent();
  }

  /// Largest content that may be written under a name; 0 where its format is not read.
  public static long maxBytes(String name) {
    return Fitness.maxBytes(name);
  }

  /// Adds a note.
  public NoteChange create(NotePath path, byte[] content) {
    Optional<NoteChange> unfit = fitness.unfit(path.toString(), content);
    return unfit.orElseGet(() -> changing(content.length, () -> created(path, content)));
  }

  private NoteChange created(NotePath path, byte[] content) throws IOException {
    Descent descent = new Descent(root);
    try {
      Path file = descent.place(path.segments());
      SafeFile.create(file, content);
      return new NoteChange.Made(NoteHashes.of(file, descent.relative(file), content));
    } catch (IOException e) {
      descent.undo();
      throw e;
    }
  }

  /// Replaces what a note holds.
  ///
  /// @param expected whether it may hold this, by its hash
  public NoteChange replace(String id, Predicate<String> expected, byte[] content) {
    return changing(
        content.length,
        () -> {
          String path = expected(id, expected).path();
          Optional<NoteChange> unfit = fitness.unfit(path, content);
          if (unfit.isPresent()) {
            return unfit.get();
          }
          // Reading and writing take a while, in which an editor may have saved.
          Path file = new Descent(root).file(path);
          SafeFile.replace(file, content, () -> present(path, expected));
          return new NoteChange.Made(NoteHashes.of(file, path, content));
        });
  }

  /// Moves a note to the trash.
  ///
  /// @param expected whether it may hold this, by its hash
  public NoteChange delete(String id, Predicate<String> expected) {
    return changing(
        0,
        () -> {
          NoteFile note = expected(id, expected);
          return new NoteChange.Removed(
              trash.take(new Descent(root).file(note.path()), note.path()));
        });
  }

  private NoteFile expected(String id, Predicate<String> expected) throws IOException {
    String path = find(id).orElseThrow(() -> new NotChangedException(new NoteChange.Missing()));
    return present(path, expected);
  }

  private NoteFile present(String path, Predicate<String> expected) throws IOException {
    NoteFile note = NoteHashes.now(new Descent(root).file(path), path);
    if (!expected.test(note.hash())) {
      throw new NotChangedException(new NoteChange.Differs(note.hash()));
    }
    return note;
  }

  /// What can be put back, the last deleted first.
  ///
  /// @throws IOException where the folder cannot be listed
  public List<Deleted> deleted() throws IOException {
    changing.lock();
    try {
      return trash.entries().stream().map(TrashEntry::deleted).toList();
    } finally {
      changing.unlock();
    }
  }

  /// Puts a deleted note back where it was.
  ///
  /// @param id of [Deleted]
  public NoteChange restore(String id) {
    return changing(
        0,
        () -> {
          for (TrashEntry entry : trash.entries()) {
            if (entry.deleted().id().equals(id)) {
              return restored(entry);
            }
          }
          return new NoteChange.Missing();
        });
  }

  private NoteChange restored(TrashEntry entry) throws IOException {
    Descent descent = new Descent(root);
    try {
      Path file = descent.place(List.of(entry.deleted().path().split("/", -1)));
      SafeFile.move(entry.file(), file);
      trash.clear(entry.folder());
      return new NoteChange.Made(NoteHashes.now(file, descent.relative(file)));
    } catch (IOException e) {
      descent.undo();
      throw e;
    }
  }

  private Optional<String> find(String id) throws IOException {
    return notes.list().paths().stream().filter(it -> NoteFile.id(it).equals(id)).findFirst();
  }

  private NoteChange occupied(String path) {
    Optional<String> note;
    try {
      note = find(NoteFile.id(path));
    } catch (IOException e) {
      note = Optional.empty(); // that the name is taken is true all the same
    }
    return new NoteChange.Occupied(path, note.map(NoteFile::id));
  }

  private interface Change {
    NoteChange make() throws IOException;
  }

  private NoteChange changing(long bytes, Change change) {
    changing.lock();
    try {
      NoteChange outcome = change.make();
      if (outcome instanceof NoteChange.Made || outcome instanceof NoteChange.Removed) {
        changed.accept(outcome);
      }
      return outcome;
    } catch (NotChangedException e) {
      return e.outcome() instanceof NoteChange.Occupied it ? occupied(it.path()) : e.outcome();
    } catch (FileAlreadyExistsException e) {
      return occupied(new Descent(root).relative(Path.of(e.getFile())));
    } catch (UnreadableException e) {
      return new NoteChange.Missing();
    } catch (IOException | ReadOnlyFileSystemException e) {
      return new NoteChange.Failed(NoteChange.Cause.of(e, root, bytes));
    } finally {
      changing.unlock();
    }
  }
}
