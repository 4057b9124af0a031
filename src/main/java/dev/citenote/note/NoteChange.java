package dev.citenote.note;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How a change of the notes folder ended. Immutable.
public sealed interface NoteChange {

  /// It was made, and is on disk.
  record Made(NoteFile file) implements NoteChange {}

  /// The note was moved to the trash.
  record Removed(Deleted deleted) implements NoteChange {}

  /// Nothing was changed: there is no such note, or nothing of that id to put back.
  record Missing() implements NoteChange {}

  /// Nothing was changed: something of that name is there already, letter case and normal form
  /// aside.
  ///
  /// @param path what is there
  /// @param note id of that; empty where it is no note
  record Occupied(String path, Optional<String> note) implements NoteChange {}

  /// Nothing was changed: the note holds something else than was expected.
  ///
  /// @param hash of what it holds
  record Differs(String hash) implements NoteChange {}

  /// Nothing was changed: a part of the path is a link or no folder.
  ///
  /// @param part relative to the notes folder
  record Blocked(String part) implements NoteChange {}

  /// Nothing was changed: the program would not read what was to be written.
  ///
  /// @param reason one clause about it
  record Unfit(Fault fault, String reason) implements NoteChange {}

  /// Nothing was changed: the disk did not take it.
  record Failed(Cause cause) implements NoteChange {}

  /// What is wrong with a content.
  enum Fault {
    FORMAT,
    SIZE,
    CONTENT
  }

  /// Why a disk does not take a file.
  enum Cause {
    /// No space is left.
    FULL,
    /// The folder may not be written.
    READ_ONLY,
    /// The folder is not there.
    GONE,
    /// Anything else.
    OTHER;

    /// @param bytes size of what was to be written
    static Cause of(Exception failure, Path root, long bytes) {
      if (!Files.isDirectory(root)) {
        return GONE;
      }
      return DiskFault.of(failure, root, bytes)
          .map(
              it ->
                  switch (it) {
                    case FULL -> FULL;
                    case READ_ONLY, REFUSED -> READ_ONLY;
                  })
          .orElse(OTHER);
    }
  }
}
