package dev.citenote.study;

import dev.citenote.note.FileStamp;
import dev.citenote.note.Note;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.Question;
import dev.citenote.note.Questions;
import dev.citenote.note.Reading;
import dev.citenote.note.Skipped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps the question register of a folder of notes. Every look lists the folder and reads only the
/// files that are new or have changed since the last one; one that could not be read is tried again
/// when it has changed. Thread-safe; one look runs at a time.
public final class Registrar {
  private static final Comparator<Question> BY_OFFSET =
      Comparator.comparingInt((Question question) -> question.span().start())
          .thenComparingInt(question -> question.span().end());

  private final NotesFolder notes;
  private Map<String, Known> known = Map.of();

  public Registrar(NotesFolder notes) {
    this.notes = notes;
  }

  /// The register as the folder stands now.
  ///
  /// @throws IOException where the folder cannot be listed
  public synchronized QuestionRegister register() throws IOException {
    NotesFolder.Listing listing = notes.list();
    List<Question> questions = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>(listing.skipped());
    Map<String, Known> met = new HashMap<>();
    int read = 0;
    for (String path : listing.paths()) {
      Known file = look(path);
      met.put(path, file);
      switch (file.entry()) {
        case Asked asked -> {
          questions.addAll(asked.questions());
          read++;
        }
        case Unread unread -> skipped.add(unread.why());
      }
    }
    known = met;
    skipped.sort(Comparator.comparing(Skipped::path));
    return new QuestionRegister(questions, read, skipped);
  }

  private Known look(String path) {
    Optional<FileStamp> stamp = FileStamp.of(notes.root().resolve(path));
    Known before = known.get(path);
    if (before != null && before.holdsFor(stamp)) {
      return before;
    }
    // Told before the reading: what is written meanwhile bears a later time.
    Instant now = Instant.now();
    return new Known(stamp.filter(it -> it.stands(now)), entry(notes.read(path)));
  }

  private static Entry entry(Reading reading) {
    return switch (reading) {
      case Note note -> new Asked(Questions.of(note).stream().sorted(BY_OFFSET).toList());
      case Skipped skipped -> new Unread(skipped);
    };
  }

  /// What one file came to.
  ///
  /// @param stamp of the file as it was read; empty where it must be read again
  private record Known(Optional<FileStamp> stamp, Entry entry) {
    private boolean holdsFor(Optional<FileStamp> now) {
      return stamp.isPresent() && stamp.equals(now);
    }
  }

  private sealed interface Entry {}

  private record Asked(List<Question> questions) implements Entry {}

  private record Unread(Skipped why) implements Entry {}
}
