package dev.citenote.cli;

import dev.citenote.eval.BeirFolder;
import dev.citenote.eval.JudgedQuestion;
import dev.citenote.eval.QuestionSet;
import dev.citenote.eval.TestCollection;
import dev.citenote.note.NotesFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one folder has to measure on, read whole. Immutable.
sealed interface EvalSet {

  /// What stands before the name of a set that is measured by verification.
  String VERIFICATION = "verification:";

  /// Name of the folder.
  String name();

  /// A collection in BEIR's layout.
  record Collection(String name, TestCollection collection) implements EvalSet {}

  /// Judged questions about notes.
  record Questions(String name, List<JudgedQuestion> questions, NotesFolder notes)
      implements EvalSet {}

  /// A collection whose sentences are judged against their own and other passages.
  ///
  /// @param parallel the same documents in another language
  record Verification(String name, TestCollection collection, Optional<TestCollection> parallel)
      implements EvalSet {}

  /// Reads a collection for verification.
  ///
  /// @throws UsageException where a folder is none in BEIR's layout
  static EvalSet verification(Path folder, @Nullable Path parallel) throws UsageException {
    try {
      for (Path it : parallel == null ? List.of(folder) : List.of(folder, parallel)) {
        if (!BeirFolder.is(it)) {
          throw new UsageException(it + " holds no corpus.jsonl: name a BEIR folder");
        }
      }
      return new Verification(
          VERIFICATION + name(folder),
          BeirFolder.read(folder),
          parallel == null ? Optional.empty() : Optional.of(BeirFolder.read(parallel)));
    } catch (IOException e) {
      throw new UsageException(Reason.of(e), e);
    }
  }

  /// Reads a folder of either kind.
  ///
  /// @param common name the notes of questions whose folder has no notes of its own
  /// @throws UsageException where it is neither, or a file is not as it should be
  static EvalSet read(Path folder, CommonOptions common) throws UsageException {
    try {
      if (BeirFolder.is(folder)) {
        return new Collection(name(folder), BeirFolder.read(folder));
      }
      if (QuestionSet.is(folder)) {
        return new Questions(name(folder), QuestionSet.read(folder), notes(folder, common));
      }
    } catch (IOException e) {
      throw new UsageException(Reason.of(e), e);
    }
    throw new UsageException(
        Files.isDirectory(folder)
            ? folder + " holds neither corpus.jsonl nor questions.jsonl: name a folder with either"
            : folder + " is no folder: name one with corpus.jsonl or questions.jsonl");
  }

  /// What `--notes` names, else the set's own notes, else those of the settings.
  private static NotesFolder notes(Path folder, CommonOptions common) throws UsageException {
    Path own = folder.resolve("notes");
    return common.notes == null && Files.isDirectory(own)
        ? new NotesFolder(own)
        : common.settings().openNotes();
  }

  /// What a folder's set is called.
  static String name(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }
}
