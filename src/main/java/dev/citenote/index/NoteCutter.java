package dev.citenote.index;

import dev.citenote.encoder.EncodingException;
import dev.citenote.note.Note;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.Passage;
import dev.citenote.note.Reading;
import dev.citenote.note.Skipped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the files of a folder and cuts them into passages. One that was refused is not parsed
/// again until its bytes change: a document takes long to refuse. Confined to one thread at a
/// time.
final class NoteCutter {
  private static final Logger LOG = LoggerFactory.getLogger(NoteCutter.class);

  private final NotesFolder notes;
  private final Function<Note, List<Passage>> cutter;
  private final Map<String, Refused> refused = new HashMap<>();

  NoteCutter(NotesFolder notes, Function<Note, List<Passage>> cutter) {
    this.notes = notes;
    this.cutter = cutter;
  }

  /// What a file comes to.
  sealed interface Cut {}

  /// A note and its passages.
  record Passages(Note note, List<Passage> passages) implements Cut {
    Passages {
      passages = List.copyOf(passages);
    }
  }

  /// A file that gives no passages.
  record Uncut(Skipped why) implements Cut {}

  /// @param hash of the file's content
  private record Refused(String hash, Skipped why) {}

  /// Cuts one file. A note that no rule foresaw keeps none of the others out.
  Cut cut(String path) {
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
    } catch (OutOfMemoryError e) {
      return new Uncut(new Skipped(path, "reading it takes more memory than there is"));
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
}
